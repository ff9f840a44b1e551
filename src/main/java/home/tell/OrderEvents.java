package home.tell;

import java.util.List;

import commerce.events.OrderCanceled;
import commerce.events.OrderExpired;
import commerce.events.OrderPaid;
import commerce.events.OrderPlaced;
import commerce.events.OrdersExpired;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import platform.event.Together;

/** What commerce tells about orders. */
@Component
class OrderEvents {
    private final KeepOrders orders;

    OrderEvents(KeepOrders orders) {
        this.orders = orders;
    }

    @ApplicationModuleListener(id = "home.order-placed")
    void on(OrderPlaced event) {
        placed(List.of(event));
    }

    @Together(value = "home.order-placed", pace = Together.READ_MODEL)
    void placed(List<OrderPlaced> events) {
        orders.placed(events.stream().map(event -> new KeepOrders.Placed(event.orderId(), event.buyerId(),
                event.lines().getFirst().productName(), event.lines().size() - 1, event.amount(), event.occurredAt()))
                .toList());
    }

    @ApplicationModuleListener(id = "home.order-paid")
    void on(OrderPaid event) {
        paid(List.of(event));
    }

    @Together(value = "home.order-paid", pace = Together.READ_MODEL)
    void paid(List<OrderPaid> events) {
        orders.moved(
                events.stream().map(event -> new KeepOrders.Moved(event.orderId(), event.buyerId(), OrderState.PAID,
                        event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "home.order-canceled")
    void on(OrderCanceled event) {
        canceled(List.of(event));
    }

    @Together(value = "home.order-canceled", pace = Together.READ_MODEL)
    void canceled(List<OrderCanceled> events) {
        orders.moved(events.stream().map(event -> new KeepOrders.Moved(event.orderId(), event.buyerId(),
                OrderState.CANCELED, event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "home.order-expired")
    void on(OrderExpired event) {
        expired(List.of(event));
    }

    @Together(value = "home.order-expired", pace = Together.READ_MODEL)
    void expired(List<OrderExpired> events) {
        orders.moved(events.stream().map(event -> new KeepOrders.Moved(event.orderId(), event.buyerId(),
                OrderState.EXPIRED, event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "home.orders-expired")
    void on(OrdersExpired event) {
        orders.moved(event.orders().stream().map(each -> new KeepOrders.Moved(each.orderId(), each.buyerId(),
                OrderState.EXPIRED, event.occurredAt())).toList());
    }
}
