package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;

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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SortedSet<Long> due = payments.lockDue(now, AT_ONCE);
        giveUpPayments.giveUp(payments.lockAll(due).values().stream().map(payment -> payment.timeOver(now)).toList(),
                now);
        return due.size() == AT_ONCE;
    }
}
