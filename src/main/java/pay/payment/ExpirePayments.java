package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the payments whose time is over. */
@Component
class ExpirePayments {
    private static final int AT_ONCE = 100;

    private final Payments payments;
    private final EndDeposits endDeposits;
    private final TellState tellState;
    private final Clock clock;

    ExpirePayments(Payments payments, EndDeposits endDeposits, TellState tellState, Clock clock) {
        this.payments = payments;
        this.endDeposits = endDeposits;
        this.tellState = tellState;
        this.clock = clock;
    }

    /** Ends some; returns whether there may be more. */
    @Transactional
    public boolean expireSome() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Payment> due = payments.lockDue(now, AT_ONCE);
        List<Payment> undeposited = payments.lockUndeposited(now, AT_ONCE);
        List<Payment> all = Stream.concat(due.stream(), undeposited.stream()).toList();
        all.forEach(payment -> payment.expire(now));
        payments.keep(all);
        endDeposits.end(undeposited, now);
        all.forEach(tellState::tell);
        return due.size() == AT_ONCE || undeposited.size() == AT_ONCE;
    }
}
