package pay.payment;

import java.util.List;

import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.OrderPlaced;
import commerce.events.OrdersExpired;
import commerce.events.PaymentStateAsked;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import platform.event.Together;

/** What payments do about orders. */
@Component
class OrderEvents {
    private final PreparePayment preparePayment;
    private final EndPayment endPayment;

    OrderEvents(PreparePayment preparePayment, EndPayment endPayment) {
        this.preparePayment = preparePayment;
        this.endPayment = endPayment;
    }

    @ApplicationModuleListener(id = "pay.payment-on-order-placed")
    void on(OrderPlaced event) {
        placed(List.of(event));
    }

    @Together("pay.payment-on-order-placed")
    void placed(List<OrderPlaced> events) {
        preparePayment.prepare(events.stream().map(PlacedOrder::of).toList());
    }

    @ApplicationModuleListener(id = "pay.payment-on-order-cancel-requested")
    void on(OrderCancelRequested event) {
        cancelRequested(List.of(event));
    }

    @Together("pay.payment-on-order-cancel-requested")
    void cancelRequested(List<OrderCancelRequested> events) {
        endPayment.cancel(events.stream()
                .map(event -> new EndPayment.Question(event, event.orderId(), event.buyerId())).toList());
    }

    @ApplicationModuleListener(id = "pay.payment-on-order-expired")
    void on(OrderExpired event) {
        expired(List.of(event));
    }

    @Together("pay.payment-on-order-expired")
    void expired(List<OrderExpired> events) {
        endPayment.cancel(events.stream()
                .map(event -> new EndPayment.Question(event, event.orderId(), event.buyerId())).toList());
    }

    @ApplicationModuleListener(id = "pay.payment-on-orders-expired")
    void on(OrdersExpired event) {
        endPayment.cancel(event.orders().stream()
                .map(each -> new EndPayment.Question(event, each.orderId(), each.buyerId())).toList());
    }

    @ApplicationModuleListener(id = "pay.payment-on-state-asked")
    void on(PaymentStateAsked asked) {
        endPayment.tellAgain(asked, asked.orderId());
    }
}
