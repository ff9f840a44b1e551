package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Ends the payments whose time is over. */
@Component
class EndOverdue {
    static final int AT_ONCE = 100;

    private final MerchantPayments payments;
    private final GiveUpPayments giveUpPayments;
    private final Clock clock;

    EndOverdue(MerchantPayments payments, GiveUpPayments giveUpPayments, Clock clock) {
        this.payments = payments;
        this.giveUpPayments = giveUpPayments;
        this.clock = clock;
    }

    /** Ends some; returns whether there may be more. */
    @RetriedOnConflict
    @Transactional
    public boolean endSome() {
        Instant now = now();
        SortedSet<Long> due = payments.lockDue(now, AT_ONCE);
        end(due, now);
        return due.size() == AT_ONCE;
    }

    /** Ends one, unless somebody else has. */
    @RetriedOnConflict
    @Transactional
    public void endOne(long id) {
        end(new TreeSet<>(List.of(id)), now());
    }

    /** Ends one for which nothing was deposited in time, by the bank's word, unless it has come to another end meanwhile. */
    @Transactional
    public void endNotDeposited(long id) {
        giveUpPayments.giveUp(payments.lockAll(new TreeSet<>(List.of(id))).values().stream()
                .filter(payment -> payment.state() == PaymentState.WAITING_FOR_DEPOSIT)
                .map(MerchantPayment::notDeposited).toList(), now());
    }

    private void end(SortedSet<Long> ids, Instant now) {
        giveUpPayments.giveUp(payments.lockAll(ids).values().stream().filter(payment -> payment.isOver(now))
                .map(payment -> payment.timeOver(now)).toList(), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
