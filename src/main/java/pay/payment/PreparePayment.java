package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;

/** Prepares the payment of an order that was placed. */
@Component
class PreparePayment {
    private final Payments payments;
    private final TellState tellState;
    private final AwaitPayment awaitPayment;
    private final Ids ids;
    private final Clock clock;

    PreparePayment(Payments payments, TellState tellState, AwaitPayment awaitPayment, Ids ids, Clock clock) {
        this.payments = payments;
        this.tellState = tellState;
        this.awaitPayment = awaitPayment;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void prepare(PlacedOrder order) {
        Optional<Payment> existing = payments.lockByOrderId(order.orderId().value());
        if (existing.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            tellState.tell(payments.saveAndFlush(Payment.prepare(new PaymentId(ids.nextLong()), order, now)));
        } else if (!existing.get().isDescribed()) {
            existing.get().describe(order);
            payments.saveAndFlush(existing.get());
        }
        awaitPayment.callAfterCommit(order.orderId());
    }
}
