package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import platform.event.DomainEvent;
import platform.id.Ids;
import platform.id.Tsid;

/** Answers commerce, which takes an order back: the payment is undone, or it came to its end before, and that is the answer. */
@Component
class EndPayment {
    private final Payments payments;
    private final TellState tellState;
    private final AwaitPayment awaitPayment;
    private final Answers answers;
    private final Ids ids;
    private final Clock clock;

    EndPayment(Payments payments, TellState tellState, AwaitPayment awaitPayment, Answers answers, Ids ids,
            Clock clock) {
        this.payments = payments;
        this.tellState = tellState;
        this.awaitPayment = awaitPayment;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void cancel(DomainEvent question, Tsid orderId, Tsid buyerId) {
        if (!answers.isNew(question)) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Payment> existing = payments.lockByOrderId(orderId.value());
        existing.ifPresent(payment -> payment.cancel(now));
        Payment payment = existing
                .orElseGet(() -> Payment.canceled(new PaymentId(ids.nextLong()), orderId, buyerId, now));
        tellState.tell(payments.saveAndFlush(payment));
        awaitPayment.callAfterCommit(orderId);
    }

    /** Tells the present state again, when there is one; while there is none, nothing can be said. */
    @Transactional
    public void tellAgain(DomainEvent question, Tsid orderId) {
        if (answers.isNew(question)) {
            payments.findByOrderId(orderId.value()).ifPresent(tellState::tell);
        }
    }
}
