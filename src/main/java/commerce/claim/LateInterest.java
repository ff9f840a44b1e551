package commerce.claim;

import java.time.Instant;

import commerce.order.Item;
import commerce.order.RefundForClaim;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** What a seller owes for money that goes back late: of what is the buyer's alone, not of what a promotion of Madang's had paid. */
@Component
class LateInterest {
    private final RefundForClaim refunds;

    LateInterest(RefundForClaim refunds) {
        this.refunds = refunds;
    }

    /** For a claim whose money goes back now; nothing in time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won of(Item item, Claim claim, Instant now) {
        Instant due = claim.refundBy();
        if (due == null || !now.isAfter(due)) {
            return Won.ZERO;
        }
        RefundSum sum = claim.sum();
        Won goods = sum.goods().minus(sum.owedFreight()).minus(sum.backFreight());
        return ClaimTerms.interest(refunds.ofTheBuyer(item, goods, sum.shipping()), due, now);
    }
}
