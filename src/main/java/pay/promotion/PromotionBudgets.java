package pay.promotion;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import platform.money.Won;

/** What is left of promotions. */
@Component
class PromotionBudgets {
    private final Promotions promotions;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    PromotionBudgets(Promotions promotions, Accounts accounts, Ledger ledger, Clock clock) {
        this.promotions = promotions;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A promotion, and what it may still give: what is set aside for payments is gone. */
    record Left(Promotion promotion, Won left) {}

    /** Those that have not ended, latest first. */
    @Transactional(readOnly = true)
    public List<Left> running(int most) {
        List<Promotion> all = promotions.running(clock.instant(), Long.MAX_VALUE, most);
        Map<Long, Account> budgets = accounts.findEach(AccountKind.PROMOTION_BUDGET,
                all.stream().map(promotion -> promotion.id().value()).toList());
        return all.stream().map(promotion -> {
            Account budget = budgets.get(promotion.id().value());
            return new Left(promotion, budget == null ? Won.ZERO : Won.of(ledger.balance(budget).available()));
        }).toList();
    }
}
