package pay.promotion;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.money.Won;

/** Starts promotions and puts company money behind them, which lies on the trust account. */
@Component
public class StartPromotion {
    private final Promotions promotions;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    StartPromotion(Promotions promotions, Accounts accounts, Ledger ledger, Clock clock) {
        this.promotions = promotions;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Writes it down, with its budget; once, however often the same is started. */
    @Transactional
    public void start(Promotion promotion, Won budget) {
        if (!promotions.insert(promotion)) {
            return;
        }
        Account account = accounts.open(AccountKind.PROMOTION_BUDGET, promotion.id().value());
        ledger.post(
                Posting.of("PROMOTION_FUNDED", promotion.id().value(),
                        new Line.Post(Account.BANK, account, budget.amount())),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
