package benefit.mission;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.PaymentApproved;

/** Payments that count for missions. */
@Component
class PayEvents {
    private final CountDeed countDeed;

    PayEvents(CountDeed countDeed) {
        this.countDeed = countDeed;
    }

    @ApplicationModuleListener(id = "benefit.payment-approved")
    void on(PaymentApproved event) {
        countDeed.count(
                new Deed(Deed.Kind.PAYMENT_APPROVED, event.memberId(), event.paymentId(), event.occurredAt()));
    }
}
