package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the payments whose time is over. */
@Component
class ExpirePayments {
    private static final int AT_ONCE = 100;

    private final Payments payments;
    private final TellState tellState;
    private final Clock clock;

    ExpirePayments(Payments payments, TellState tellState, Clock clock) {
        this.payments = payments;
        this.tellState = tellState;
        this.clock = clock;
    }

    /** Ends some; returns whether there may be more. */
    @Transactional
    public boolean expireSome() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Payment> due = payments.lockDue(now, AT_ONCE);
        due.forEach(payment -> payment.expire(now));
        payments.keep(due);
        due.forEach(tellState::tell);
        return due.size() == AT_ONCE;
    }
}
