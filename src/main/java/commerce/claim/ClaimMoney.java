package commerce.claim;

import java.util.List;

import commerce.order.Charge;
import commerce.order.Item;
import commerce.order.ParcelOf;
import commerce.order.Pieces;
import org.springframework.stereotype.Component;
import platform.money.Won;

/**
 * What goes back for some pieces of an item: the preview of a claim, and what it is opened with. Pieces in open claims count as
 * gone: of two claims the second is told what is true when the first is done.
 */
@Component
class ClaimMoney {
    private final Claims claims;
    private final ParcelOf parcels;

    ClaimMoney(Claims claims, ParcelOf parcels) {
        this.claims = claims;
        this.parcels = parcels;
    }

    /** For so many pieces that are not claimed yet. */
    RefundSum of(Item item, ClaimKind kind, int quantity, Fault fault) {
        List<Claim> open = claims.open(item.orderId());
        Pieces free = Pieces.left(item);
        for (Claim each : open) {
            if (each.lineId().equals(item.id())) {
                free = free.without(each.sum().pieces());
            }
        }
        return sum(item, free.some(quantity), kind, fault, open, quantity);
    }

    /** For the pieces of an exchange that is to be a return. */
    RefundSum asReturn(Item item, Claim exchange) {
        List<Claim> others = claims.open(item.orderId()).stream().filter(each -> !each.id().equals(exchange.id()))
                .toList();
        return sum(item, exchange.sum().pieces(), ClaimKind.RETURN, exchange.fault(), others, 0);
    }

    /** @param more how many of the item go beside those that are claimed */
    private RefundSum sum(Item item, Pieces pieces, ClaimKind kind, Fault fault, List<Claim> open, int more) {
        ParcelOf.Parcel parcel = parcels.find(item).orElse(null);
        if (kind == ClaimKind.EXCHANGE) {
            Won both = fault == Fault.BUYER && parcel != null ? parcel.charge().exchangeFee() : Won.ZERO;
            return new RefundSum(pieces, Won.ZERO, Won.ZERO, both);
        }
        return RefundSum.of(pieces, kind == ClaimKind.CANCEL ? RefundSum.Why.NOT_SENT : RefundSum.Why.SENT_BACK, fault,
                parcel == null
                        ? new RefundSum.Parcel(null, Won.ZERO, Won.ZERO, false, false)
                        : asItWillBe(parcel, item, more, open));
    }

    private static RefundSum.Parcel asItWillBe(ParcelOf.Parcel parcel, Item item, int more, List<Claim> open) {
        Charge charge = parcel.charge();
        Won feeLeft = parcel.feeLeft();
        boolean owed = false;
        boolean fetched = false;
        for (Claim each : open) {
            if (charge.id().equals(each.chargeId())) {
                feeLeft = feeLeft.minus(each.sum().shipping());
                if (charge.confirmedWith() == null) {
                    feeLeft = feeLeft.plus(each.sum().owedFreight());
                }
                owed |= each.sum().owedFreight().isPositive();
                fetched |= each.kind() == ClaimKind.RETURN && each.sum().backFreight().isPositive()
                        && each.collectedAt() == null;
            }
        }
        Won stays = parcel.items().stream()
                .map(each -> each.line().unitPrice().times(each.remaining() - each.claimed()
                        - (each.id().equals(item.id()) ? more : 0)))
                .reduce(Won.ZERO, Won::plus);
        boolean sent = parcel.items().stream().anyMatch(each -> each.times().shippedAt() != null);
        return new RefundSum.Parcel(owed ? charge.withoutFreeFrom() : charge, feeLeft, stays, sent, fetched);
    }
}
