package pay.cashback;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.CancelDues;
import pay.point.TakePointsBack;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import platform.money.Won;

/** Takes cashback that was given for a merchant's payment whose money goes back. */
@Component
class TakeCashbackBack implements CancelDues {
    private final Cashbacks cashbacks;
    private final FindPromotions promotions;
    private final TakePointsBack takePointsBack;
    private final TakeGiven takeGiven;

    TakeCashbackBack(Cashbacks cashbacks, FindPromotions promotions, TakePointsBack takePointsBack,
            TakeGiven takeGiven) {
        this.cashbacks = cashbacks;
        this.promotions = promotions;
        this.takePointsBack = takePointsBack;
        this.takeGiven = takeGiven;
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
        Won won = takeGiven.take(new TakeGiven.Taking(back.cancel(), back.payment(), back.wallet(), promotion,
                Set.of(given.get().id()), due, back.back(), back.at()));
        return won.isPositive() ? Optional.of(new Due(promotions.budget(promotion), won)) : Optional.empty();
    }
}
