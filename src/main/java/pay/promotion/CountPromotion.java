package pay.promotion;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts how often a promotion is had, of those of which there are so many and no more. */
@Component
public class CountPromotion {
    private final Promotions promotions;

    CountPromotion(Promotions promotions) {
        this.promotions = promotions;
    }

    /** Takes one; false when there is none left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(Promotion promotion) {
        return promotion.stock() == null || promotions.takeOne(promotion.id());
    }

    /** One that was taken can be had again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Promotion promotion) {
        if (promotion.stock() != null) {
            promotions.giveOneBack(promotion.id());
        }
    }
}
