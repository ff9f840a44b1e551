package commerce.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import commerce.order.Charge;
import commerce.order.Item;
import commerce.order.ParcelOf;
import commerce.order.Pieces;
import org.springframework.stereotype.Component;
import platform.money.Won;

/**
 * What goes back for some pieces of an item: the preview of a claim, and what it is opened with. Pieces in open claims count as
 * gone: of two claims the second is told what is true when the first is done, and told anew when that came to nothing.
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
        return sum(item, free.some(quantity), kind, fault, open, Instant.MAX);
    }

    /** For the pieces of an exchange that is to be a return. */
    RefundSum asReturn(Item item, Claim exchange) {
        List<Claim> others = claims.open(item.orderId()).stream().filter(each -> !each.id().equals(exchange.id()))
                .toList();
        return sum(item, exchange.sum().pieces(), ClaimKind.RETURN, exchange.fault(), others, Instant.MAX);
    }

    /**
     * Claims that were opened after one that came to nothing, as far as they were told what is not true without it: what it bore of
     * the freight, the next of them bears.
     *
     * @param item of the one that came to nothing
     */
    List<Claim> without(Claim over, Item item) {
        if (over.kind() == ClaimKind.EXCHANGE || over.chargeId() == null) {
            return List.of();
        }
        List<Claim> open = claims.open(item.orderId());
        List<Claim> changed = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Claim each = open.get(i);
            if (each.id().value() > over.id().value() && each.kind() != ClaimKind.EXCHANGE
                    && over.chargeId().equals(each.chargeId())) {
                RefundSum now = sum(item, each.sum().pieces(), each.kind(), each.fault(), open.subList(0, i),
                        each.openedAt());
                if (!now.equals(each.sum())) {
                    open.set(i, each.as(each.kind(), now));
                    changed.add(open.get(i));
                }
            }
        }
        return changed;
    }

    /**
     * Reckons it.
     *
     * @param item of the parcel
     * @param beside the open claims of its order that it takes for granted
     * @param since when it is opened
     */
    private RefundSum sum(Item item, Pieces pieces, ClaimKind kind, Fault fault, List<Claim> beside, Instant since) {
        ParcelOf.Parcel parcel = parcels.find(item).orElse(null);
        if (kind == ClaimKind.EXCHANGE) {
            Won both = fault == Fault.BUYER && parcel != null ? parcel.charge().exchangeFee() : Won.ZERO;
            return new RefundSum(pieces, Won.ZERO, Won.ZERO, both);
        }
        return RefundSum.of(pieces, kind == ClaimKind.CANCEL ? RefundSum.Why.NOT_SENT : RefundSum.Why.SENT_BACK, fault,
                parcel == null
                        ? new RefundSum.Parcel(null, Won.ZERO, Won.ZERO, false, false)
                        : asItWillBe(parcel, pieces, beside, since));
    }

    private static RefundSum.Parcel asItWillBe(ParcelOf.Parcel parcel, Pieces pieces, List<Claim> beside,
            Instant since) {
        Charge charge = parcel.charge();
        Won feeLeft = parcel.feeLeft();
        Won stays = parcel.items().stream().map(each -> each.line().unitPrice().times(each.remaining()))
                .reduce(Won.ZERO, Won::plus).minus(pieces.listPrice());
        boolean owed = false;
        boolean fetched = false;
        for (Claim each : beside) {
            // What is exchanged stays: another is in its place.
            if (charge.id().equals(each.chargeId()) && each.kind() != ClaimKind.EXCHANGE) {
                stays = stays.minus(each.sum().pieces().listPrice());
                feeLeft = feeLeft.minus(each.sum().shipping());
                if (!parcel.isPaidOut()) {
                    feeLeft = feeLeft.plus(each.sum().owedFreight());
                }
                owed |= each.sum().owedFreight().isPositive();
                fetched |= each.kind() == ClaimKind.RETURN && each.sum().backFreight().isPositive()
                        && (each.collectedAt() == null || each.collectedAt().isAfter(since));
            }
        }
        boolean sent = parcel.items().stream().anyMatch(each -> each.times().shippedAt() != null);
        return new RefundSum.Parcel(owed ? charge.withoutFreeFrom() : charge, feeLeft, stays, sent, fetched);
    }
}
