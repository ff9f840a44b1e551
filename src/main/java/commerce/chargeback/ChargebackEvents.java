package commerce.chargeback;

import commerce.order.OrderId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.OrderChargebackDecided;
import pay.events.OrderChargedBack;

/** What pay tells about chargebacks. */
@Component
class ChargebackEvents {
    private final HearChargeback chargebacks;

    ChargebackEvents(HearChargeback chargebacks) {
        this.chargebacks = chargebacks;
    }

    @ApplicationModuleListener(id = "commerce.order-charged-back")
    void on(OrderChargedBack event) {
        chargebacks.hear(new Chargeback(new ChargebackId(event.chargebackId().value()),
                new OrderId(event.orderId().value()), event.amount(), event.reason(), event.answerBy(),
                Chargeback.State.OPEN, event.occurredAt(), null, null));
    }

    @ApplicationModuleListener(id = "commerce.order-chargeback-decided")
    void on(OrderChargebackDecided event) {
        chargebacks.hear(new Chargeback(new ChargebackId(event.chargebackId().value()),
                new OrderId(event.orderId().value()), event.amount(), event.reason(), event.answerBy(),
                Chargeback.State.valueOf(event.outcome()), event.openedAt(), event.occurredAt(), null));
    }
}
