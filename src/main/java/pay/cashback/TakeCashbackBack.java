package pay.cashback;

import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.CancelDues;
import pay.ledger.Account;
import pay.point.TakePointsBack;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import platform.money.Won;

/**
 * Takes cashback that was given for money that goes back: first from the member's points, then off that money, into the
 * promotion's budget. What neither covers is taken with the next cancel of the payment.
 */
@Component
class TakeCashbackBack implements CancelDues {
    private final Cashbacks cashbacks;
    private final FindPromotions promotions;
    private final TakePointsBack takePointsBack;

    TakeCashbackBack(Cashbacks cashbacks, FindPromotions promotions, TakePointsBack takePointsBack) {
        this.cashbacks = cashbacks;
        this.promotions = promotions;
        this.takePointsBack = takePointsBack;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Due> take(Back back) {
        Optional<Cashbacks.Given> given = cashbacks.given(back.payment());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Promotion promotion = promotions.get(given.get().promotion());
        // What has lapsed is the budget's again, and they had nothing of it.
        long due = given.get().kept() - takePointsBack.lapsed(given.get().id())
                - promotion.cashback(back.left(), given.get().points());
        if (due <= 0) {
            return Optional.empty();
        }
        Account budget = promotions.budget(promotion);
        long points = back.wallet().isOpen() && !back.wallet().isFrozen()
                ? takePointsBack.take(new TakePointsBack.Taking(back.wallet().memberId(), back.cancel(),
                        given.get().id(), due, budget, promotion.name()), back.at())
                : 0;
        long won = Math.min(due - points, back.back().amount());
        if (points + won > 0) {
            cashbacks.addReturn(back.cancel(), back.payment(), points, won);
        }
        return won > 0 ? Optional.of(new Due(budget, Won.of(won))) : Optional.empty();
    }
}
