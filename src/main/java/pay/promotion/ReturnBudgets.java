package pay.promotion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.database.ConflictRetry;
import platform.id.Ids;

/**
 * Moves what is left of the budgets of ended promotions off the trust account, and later what comes back to them. Runs on every
 * instance: the balance's lock decides.
 */
@Component
class ReturnBudgets {
    /** What was paid at the last moment may still earn cashback. */
    static final Duration AFTER = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(ReturnBudgets.class);

    private final Promotions promotions;
    private final Accounts accounts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    ReturnBudgets(Promotions promotions, Accounts accounts, Ledger ledger, TransactionTemplate transaction, Ids ids,
            Clock clock) {
        this.promotions = promotions;
        this.accounts = accounts;
        this.ledger = ledger;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.promotion.job-delay:10m}", initialDelayString = "${madang.pay.promotion.job-delay:10m}")
    void run() {
        for (PromotionId id : promotions.endedWithBudget(clock.instant().minus(AFTER))) {
            try {
                ConflictRetry.call(() -> transaction.execute(_ -> giveBack(id)));
            } catch (RuntimeException e) {
                LOG.warn("What is left of promotion {} is not moved back; trying again in the next round", id, e);
            }
        }
    }

    private boolean giveBack(PromotionId id) {
        Account budget = accounts.open(AccountKind.PROMOTION_BUDGET, id.value());
        long left = ledger.lock(budget).available();
        if (left > 0) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            ledger.post(Posting.of("PROMOTION_RETURNED", ids.nextLong(), new Line.Post(budget, Account.BANK, left)),
                    now);
        }
        return left > 0;
    }
}
