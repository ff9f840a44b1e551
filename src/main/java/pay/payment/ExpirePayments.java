package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

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

    /** Ends some that nobody has confirmed; returns whether there may be more. */
    @RetriedOnConflict
    @Transactional
    public boolean expireUnconfirmed() {
        Instant now = now();
        List<Payment> due = payments.lockDue(now, AT_ONCE);
        endUnconfirmed(due, now);
        return due.size() == AT_ONCE;
    }

    /** Ends one of them, unless it has come to another end meanwhile. */
    @RetriedOnConflict
    @Transactional
    public void expireUnconfirmed(PaymentId id) {
        Instant now = now();
        endUnconfirmed(payments.lockById(Tsid.of(id)).filter(payment -> payment.isUnconfirmed(now)).stream().toList(),
                now);
    }

    /** Ends some whose deposit has not come; returns whether there may be more. */
    @RetriedOnConflict
    @Transactional
    public boolean expireUndeposited() {
        Instant now = now();
        List<Payment> due = payments.lockUndeposited(now, AT_ONCE);
        endWaits(due, now);
        return due.size() == AT_ONCE;
    }

    /** Ends one of them, unless it has come to another end meanwhile. */
    @RetriedOnConflict
    @Transactional
    public void expireUndeposited(PaymentId id) {
        Instant now = now();
        endWaits(payments.lockById(Tsid.of(id)).filter(payment -> payment.isUndeposited(now)).stream().toList(), now);
    }

    /** The bank says that nothing came for one in time: it ends, unless it has come to another end meanwhile. */
    @Transactional
    public void endNotDeposited(Tsid payment) {
        payments.lockById(payment).filter(each -> each.status() == PaymentStatus.WAITING_FOR_DEPOSIT)
                .ifPresent(waits -> {
                    Instant now = now();
                    waits.notDeposited(now);
                    payments.keep(List.of(waits));
                    endDeposits.end(List.of(waits), now);
                    tellState.tell(waits);
                });
    }

    private void endUnconfirmed(List<Payment> due, Instant now) {
        expire(due, now);
        due.forEach(tellState::tell);
    }

    private void endWaits(List<Payment> due, Instant now) {
        expire(due, now);
        endDeposits.end(due, now);
        due.forEach(tellState::tell);
    }

    private void expire(List<Payment> due, Instant now) {
        due.forEach(payment -> payment.expire(now));
        payments.keep(due);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
