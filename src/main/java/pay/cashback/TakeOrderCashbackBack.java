package pay.cashback;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.point.TakePointsBack;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import pay.refund.RefundDues;
import platform.id.Tsid;
import platform.money.Won;

/** Takes cashback of an order whose money goes back: what was promised for it is the budget's again, what was given is taken as of a merchant's payment. */
@Component
class TakeOrderCashbackBack implements RefundDues {
    private final OrderCashbacks cashbacks;
    private final ConfirmedItems items;
    private final FindPromotions promotions;
    private final TakePointsBack takePointsBack;
    private final TakeGiven takeGiven;
    private final SettleOrder settleOrder;
    private final Accounts accounts;
    private final Ledger ledger;

    TakeOrderCashbackBack(OrderCashbacks cashbacks, ConfirmedItems items, FindPromotions promotions,
            TakePointsBack takePointsBack, TakeGiven takeGiven, SettleOrder settleOrder, Accounts accounts,
            Ledger ledger) {
        this.cashbacks = cashbacks;
        this.items = items;
        this.promotions = promotions;
        this.takePointsBack = takePointsBack;
        this.takeGiven = takeGiven;
        this.settleOrder = settleOrder;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Won take(Back back) {
        Tsid payment = Tsid.of(back.payment().id());
        if (cashbacks.find(payment).isEmpty()) {
            return Won.ZERO;
        }
        cashbacks.addBack(payment, back.ofConfirmed());
        OrderCashback before = cashbacks.find(payment).orElseThrow();
        Won won = takeGiven(back, before);
        // Into the budget before it holds anew what the rest may still bring.
        long taken = cashbacks.find(payment).orElseThrow().returned() - before.returned();
        settleOrder.settle(back.payment(), null, taken, back.at());
        return won;
    }

    private Won takeGiven(Back back, OrderCashback cashback) {
        Set<Tsid> grants = items.grants(Tsid.of(back.payment().id()));
        // What has lapsed is the budget's again, and they had nothing of it.
        long lapsed = grants.stream().mapToLong(takePointsBack::lapsed).sum();
        Standing standing = settleOrder.standing(back.payment(), cashback);
        Promotion promotion = standing.promotion();
        long due = cashback.kept() - lapsed - standing.earned();
        if (due <= 0) {
            return Won.ZERO;
        }
        lock(back, promotion);
        Won won = takeGiven.take(new TakeGiven.Taking(back.refund(), Tsid.of(back.payment().id()), back.wallet(),
                promotion, grants, due, back.money(), back.at()));
        if (won.isPositive()) {
            ledger.post(Posting.of("REFUND_CASHBACK", back.refund().value(),
                    new Line.Post(back.escrow(), promotions.budget(promotion), won.amount())), back.at());
        }
        return won;
    }

    /** The points' own journal locks the reserve behind all points, which is older than what the rest of the refund moves. */
    private void lock(Back back, Promotion promotion) {
        List<Account> moved = new ArrayList<>(
                List.of(back.wallet().account(), back.escrow(), promotions.budget(promotion)));
        accounts.find(AccountKind.MEMBER_POINTS, back.wallet().memberId().value()).ifPresent(moved::add);
        ledger.lockEach(moved);
    }
}
