package commerce.chargeback;

import java.time.Instant;

import commerce.order.CardPart;
import commerce.order.CardParts;
import commerce.order.ShippingChargeId;
import commerce.settlement.KeepReturnFreight;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** What was paid for leaves the order with a lost chargeback: an item, or the freight of a parcel of which no item is left. */
@Component
class EndShare {
    private final CardParts parts;
    private final KeepReturnFreight keepFreight;

    EndShare(CardParts parts, KeepReturnFreight keepFreight) {
        this.parts = parts;
        this.keepFreight = keepFreight;
    }

    /** Ends it; freight that the card company has not taken is the seller's, who may have sent it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Chargeback lost, Share share, CardPart part, Won amount, Instant now) {
        ShippingChargeId parcel = part.parcel();
        if (parcel == null) {
            parts.end(part, share.id());
            return;
        }
        Won rest = parts.take(parcel, part.item(), amount);
        if (rest.isPositive()) {
            keepFreight.keep(share.seller(), Tsid.of(lost.orderId()), Tsid.of(part.item()), Tsid.of(share.id()), rest,
                    now);
        }
    }
}
