package home.tell;

import commerce.events.OrderCanceled;
import commerce.events.OrderExpired;
import commerce.events.OrderPaid;
import commerce.events.OrderPlaced;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What commerce tells about orders. */
@Component
class OrderEvents {
    private final KeepOrders orders;

    OrderEvents(KeepOrders orders) {
        this.orders = orders;
    }

    @ApplicationModuleListener(id = "home.order-placed")
    void on(OrderPlaced event) {
        orders.placed(new KeepOrders.Placed(event.orderId(), event.buyerId(), event.lines().getFirst().productName(),
                event.lines().size() - 1, event.amount(), event.occurredAt()));
    }

    @ApplicationModuleListener(id = "home.order-paid")
    void on(OrderPaid event) {
        orders.moved(event.orderId(), event.buyerId(), OrderState.PAID, event.occurredAt());
    }

    @ApplicationModuleListener(id = "home.order-canceled")
    void on(OrderCanceled event) {
        orders.moved(event.orderId(), event.buyerId(), OrderState.CANCELED, event.occurredAt());
    }

    @ApplicationModuleListener(id = "home.order-expired")
    void on(OrderExpired event) {
        orders.moved(event.orderId(), event.buyerId(), OrderState.EXPIRED, event.occurredAt());
    }
}
