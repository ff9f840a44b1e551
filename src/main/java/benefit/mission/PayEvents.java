package benefit.mission;

import java.util.List;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.PaymentApproved;
import platform.event.Together;

/** Payments that count for missions. */
@Component
class PayEvents {
    private final CountDeeds countDeeds;

    PayEvents(CountDeeds countDeeds) {
        this.countDeeds = countDeeds;
    }

    @ApplicationModuleListener(id = "benefit.payment-approved")
    void on(PaymentApproved event) {
        approved(List.of(event));
    }

    @Together(value = "benefit.payment-approved", pace = Together.READ_MODEL)
    void approved(List<PaymentApproved> events) {
        countDeeds.count(
                events.stream().map(event -> new Deed(Deed.Kind.PAYMENT_APPROVED, event.memberId(), event.paymentId(),
                        event.occurredAt())).toList());
    }
}
