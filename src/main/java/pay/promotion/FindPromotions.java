package pay.promotion;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;

/** Finds promotions for what is given later. */
@Component
public class FindPromotions {
    private static final int MOST = 100;

    private final Promotions promotions;
    private final Accounts accounts;
    private final Ledger ledger;

    FindPromotions(Promotions promotions, Accounts accounts, Ledger ledger) {
        this.promotions = promotions;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /** Those that give cashback and have not ended, latest first. */
    @Transactional(readOnly = true)
    public List<Promotion> cashback(Instant now) {
        return promotions.running(Promotion.Kind.CASHBACK, now, MOST);
    }

    /** Whether any gives cashback for orders, or did once. */
    @Transactional(readOnly = true)
    public boolean haveCashbackForOrders() {
        return promotions.haveForOrders(Promotion.Kind.CASHBACK);
    }

    @Transactional(readOnly = true)
    public Promotion get(PromotionId id) {
        return promotions.find(id).orElseThrow();
    }

    /** Whether what is left of its budget is as much, by a look. */
    @Transactional(readOnly = true)
    public boolean covers(Promotion promotion, long amount) {
        return accounts.find(AccountKind.PROMOTION_BUDGET, promotion.id().value())
                .filter(budget -> ledger.balance(budget).available() >= amount).isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Account budget(Promotion promotion) {
        return accounts.open(AccountKind.PROMOTION_BUDGET, promotion.id().value());
    }
}
