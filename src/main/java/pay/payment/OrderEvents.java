package pay.payment;

import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.OrderPlaced;
import commerce.events.PaymentStateAsked;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

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
    void on(OrderPlaced placed) {
        preparePayment.prepare(PlacedOrder.of(placed));
    }

    @ApplicationModuleListener(id = "pay.payment-on-order-cancel-requested")
    void on(OrderCancelRequested requested) {
        endPayment.cancel(requested, requested.orderId(), requested.buyerId());
    }

    @ApplicationModuleListener(id = "pay.payment-on-order-expired")
    void on(OrderExpired expired) {
        endPayment.cancel(expired, expired.orderId(), expired.buyerId());
    }

    @ApplicationModuleListener(id = "pay.payment-on-state-asked")
    void on(PaymentStateAsked asked) {
        endPayment.tellAgain(asked, asked.orderId());
    }
}
