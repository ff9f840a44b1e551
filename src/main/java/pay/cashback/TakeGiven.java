package pay.cashback;

import java.time.Instant;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.point.TakePointsBack;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Takes cashback that was given and that its member has no right to any more into the promotion's budget: first from their points, then off
 * the money that goes back to them. What neither covers is taken with what goes back next of the same payment.
 */
@Component
class TakeGiven {
    private final Cashbacks cashbacks;
    private final FindPromotions promotions;
    private final TakePointsBack takePointsBack;

    TakeGiven(Cashbacks cashbacks, FindPromotions promotions, TakePointsBack takePointsBack) {
        this.cashbacks = cashbacks;
        this.promotions = promotions;
        this.takePointsBack = takePointsBack;
    }

    /**
     * What is taken.
     *
     * @param cancel what the money goes back with
     * @param wallet the member's, locked
     * @param grants the points that were given: they go first
     * @param due so much; nothing when it is not positive
     * @param most so much money goes back
     */
    record Taking(Tsid cancel, Tsid payment, Wallet wallet, Promotion promotion, Set<Tsid> grants, long due, Won most,
            Instant at) {}

    /** Takes the points; how much the caller has to take off the money, into the promotion's budget. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won take(Taking taking) {
        if (taking.due() <= 0) {
            return Won.ZERO;
        }
        Wallet wallet = taking.wallet();
        long points = wallet.isOpen() && !wallet.isFrozen()
                ? takePointsBack.take(new TakePointsBack.Taking(wallet.memberId(), taking.cancel(), taking.grants(),
                        taking.due(), promotions.budget(taking.promotion()), taking.promotion().name()), taking.at())
                : 0;
        long won = Math.min(taking.due() - points, taking.most().amount());
        if (points + won > 0) {
            cashbacks.addReturn(taking.cancel(), taking.payment(), points, won);
        }
        return Won.of(won);
    }
}
