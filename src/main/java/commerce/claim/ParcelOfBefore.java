package commerce.claim;

import java.util.List;

import commerce.order.ParcelOf;
import commerce.order.Pieces;
import commerce.order.ShippingCharge;
import platform.money.Won;

/**
 * What the freight of a parcel comes to that was ordered before each item's rate was kept: it knows one price from which on all of it
 * is free, which counts once.
 */
final class ParcelOfBefore {
    private ParcelOfBefore() {}

    /**
     * When these pieces are gone too.
     *
     * @param beside the open claims that are taken for granted
     * @param feeLeft what is left of the fee that was paid, and not promised to these
     */
    static RefundSum.Freight freight(ParcelOf.Parcel parcel, Pieces pieces, RefundSum.Why why, Fault fault,
            List<Claim> beside, Won feeLeft) {
        ShippingCharge charge = parcel.charge();
        Won stays = parcel.items().stream().map(each -> each.line().unitPrice().times(each.remaining()))
                .reduce(Won.ZERO, Won::plus).minus(pieces.listPrice());
        boolean owedBefore = false;
        for (Claim each : beside) {
            stays = stays.minus(each.sum().pieces().listPrice());
            owedBefore |= each.sum().owedFreight().isPositive();
        }
        boolean sent = parcel.items().stream().anyMatch(each -> each.times().shippedAt() != null);
        boolean empty = !stays.isPositive();
        boolean neverSent = empty && why == RefundSum.Why.NOT_SENT && !sent;
        Won freeFrom = charge.freeFrom();
        boolean owes = fault == Fault.BUYER && freeFrom != null && !owedBefore && stays.isLessThan(freeFrom)
                && !neverSent;
        return new RefundSum.Freight(neverSent || (empty && fault == Fault.SELLER) ? feeLeft : Won.ZERO,
                owes ? charge.unfreeFee() : Won.ZERO);
    }
}
