package commerce.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import commerce.events.RefundRequested.SellerShare;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.ParcelOf;
import commerce.settlement.ClawBackSale;
import commerce.settlement.OweInterest;
import commerce.settlement.ReturnedSale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** What of the money of a claim was its seller's already, and what the seller owes because it comes late. */
@Component
class TakeFromSeller {
    private final ParcelOf parcels;
    private final ClawBackSale clawBack;
    private final OweInterest owe;
    private final Ids ids;

    TakeFromSeller(ParcelOf parcels, ClawBackSale clawBack, OweInterest owe, Ids ids) {
        this.parcels = parcels;
        this.clawBack = clawBack;
        this.owe = owe;
        this.ids = ids;
    }

    /**
     * Takes it.
     *
     * @param interest zero when the money comes in time
     * @return what pay is to be told, one of each item
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<SellerShare> take(Item item, Claim claim, Won interest, Instant now) {
        RefundSum sum = claim.sum();
        ItemId elsewhere = sum.shipping().isPositive()
                ? parcels.find(item).map(each -> each.charge().confirmedWith()).filter(with -> !with.equals(item.id()))
                        .orElse(null)
                : null;
        List<SellerShare> shares = new ArrayList<>();
        if (item.status() == ItemStatus.PURCHASE_CONFIRMED) {
            shares.add(clawBack.take(sale(item, claim, elsewhere == null ? sum.shipping() : Won.ZERO), now));
        }
        if (interest.isPositive()) {
            SellerShare owed = owe.owe(claim.sellerId(), Tsid.of(item.orderId()), Tsid.of(item.id()),
                    Tsid.of(claim.id()), interest, now);
            shares.add(shares.isEmpty() ? owed : shares.removeFirst().with(interest));
        }
        if (elsewhere != null) {
            shares.add(clawBack.take(freight(item, elsewhere, claim), now));
        }
        return shares;
    }

    /** Only who is not at fault gives back what stood already, so that nothing is kept of it. */
    private static ReturnedSale sale(Item item, Claim claim, Won shipping) {
        RefundSum sum = claim.sum();
        return new ReturnedSale(Tsid.of(item.orderId()), Tsid.of(item.id()), Tsid.of(claim.id()), claim.sellerId(),
                sum.pieces().listPrice(), sum.pieces().sellerCoupon(), sum.pieces().platformCoupon(), shipping,
                Won.ZERO);
    }

    /** The freight that was paid out with another item; a claim has one line of each kind, so that this has a source of its own. */
    private ReturnedSale freight(Item item, ItemId with, Claim claim) {
        return new ReturnedSale(Tsid.of(item.orderId()), Tsid.of(with), ids.next(), claim.sellerId(), Won.ZERO,
                Won.ZERO, Won.ZERO, claim.sum().shipping(), Won.ZERO);
    }
}
