package commerce.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.OrderLine;
import commerce.order.ParcelOf;
import commerce.order.Pieces;
import commerce.order.ShippingChargeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.money.Won;

/**
 * What goes back for some pieces of an item: the preview of a claim, what it is opened with, and what goes back in the end. As long as
 * nothing goes back, pieces in open claims count as gone: of two claims the second is told what is true when the first is done. When
 * money goes back, what the way there costs is decided by what is really left of the parcel, so that all claims of it come to the same
 * in whatever order they are answered.
 */
@Component
class ClaimMoney {
    private final Claims claims;
    private final ParcelOf parcels;

    ClaimMoney(Claims claims, ParcelOf parcels) {
        this.claims = claims;
        this.parcels = parcels;
    }

    /**
     * For so many pieces that are not claimed yet.
     *
     * @param atOnce whether the money goes back now
     */
    RefundSum of(Item item, ClaimKind kind, int quantity, Fault fault, boolean atOnce) {
        List<Claim> open = claims.open(item.orderId());
        Pieces free = Pieces.left(item);
        for (Claim each : open) {
            if (each.itemId().equals(item.id())) {
                free = free.without(each.sum().pieces());
            }
        }
        return sum(item, new Asked(item.id(), free.some(quantity), kind, fault, null), atOnce ? List.of() : open,
                isFetched(item, open, Instant.MAX));
    }

    /** For the pieces of an exchange, or of what was decided, as a return. */
    RefundSum asReturn(Item item, Claim claim) {
        List<Claim> others = claims.open(item.orderId()).stream().filter(each -> !each.id().equals(claim.id()))
                .toList();
        return sum(item, Asked.by(claim.as(ClaimKind.RETURN, claim.sum())), others,
                isFetched(item, others, Instant.MAX));
    }

    /** For one whose money goes back now, whatever becomes of those beside it; who bears the way back stays as it was told. */
    RefundSum now(Item item, Claim claim) {
        return asTold(item, claim, List.of());
    }

    /** Open claims that are told something else since money went back for another of their parcel. */
    List<Claim> after(Claim paid, Item item) {
        return anew(paid, (each, before) -> asTold(item, each, before));
    }

    /**
     * Claims behind one that came to nothing, or that bears the way back no more, as far as they were told what is not true without it:
     * what it bore of the freight, the next of them bears.
     *
     * @param over as they were told of it
     * @param item of that one
     */
    List<Claim> without(Claim over, Item item) {
        return anew(over, (each, before) -> each.isBehind(over)
                ? sum(item, Asked.by(each), before, over.spares(each.inLineSince())
                        ? isFetched(item, before, each.inLineSince())
                        : isSpared(each))
                : each.sum());
    }

    /** The open claims of a parcel whose sum is another now, reckoned from those before them. */
    private List<Claim> anew(Claim over, BiFunction<Claim, List<Claim>, RefundSum> reckon) {
        ShippingChargeId parcel = over.chargeId();
        if (over.kind() == ClaimKind.EXCHANGE || parcel == null) {
            return List.of();
        }
        List<Claim> open = claims.open(over.orderId());
        List<Claim> changed = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            Claim each = open.get(i);
            if (each.kind() != ClaimKind.EXCHANGE && parcel.equals(each.chargeId())) {
                RefundSum now = reckon.apply(each, open.subList(0, i));
                if (!now.equals(each.sum())) {
                    open.set(i, each.as(each.kind(), now));
                    changed.add(open.get(i));
                }
            }
        }
        return changed;
    }

    private RefundSum asTold(Item item, Claim claim, List<Claim> beside) {
        return sum(item, Asked.by(claim), beside, isSpared(claim));
    }

    private static boolean isSpared(Claim told) {
        return !told.sum().backFreight().isPositive();
    }

    /**
     * Pieces for which money is to go back.
     *
     * @param by the claim of them; null while there is none
     */
    private record Asked(ItemId line, Pieces pieces, ClaimKind kind, Fault fault, @Nullable ClaimId by) {
        static Asked by(Claim claim) {
            return new Asked(claim.itemId(), claim.sum().pieces(), claim.kind(), claim.fault(), claim.id());
        }

        RefundSum.Why why() {
            return kind == ClaimKind.CANCEL ? RefundSum.Why.NOT_SENT : RefundSum.Why.SENT_BACK;
        }
    }

    /**
     * Reckons it.
     *
     * @param item of the parcel
     * @param beside the open claims of its order that it takes for granted
     * @param fetched whether a return of it is to be fetched already, at this buyer's expense
     */
    private RefundSum sum(Item item, Asked asked, List<Claim> beside, boolean fetched) {
        ParcelOf.Parcel parcel = parcels.find(item).orElse(null);
        if (asked.kind() == ClaimKind.EXCHANGE) {
            Won both = asked.fault() == Fault.BUYER && parcel != null ? parcel.charge().exchangeFee() : Won.ZERO;
            return new RefundSum(asked.pieces(), Won.ZERO, Won.ZERO, both);
        }
        return parcel == null
                ? RefundSum.of(asked.pieces(), asked.why(), asked.fault(), RefundSum.Freight.NONE, Won.ZERO)
                : RefundSum.of(asked.pieces(), asked.why(), asked.fault(), freight(parcel, asked, beside),
                        fetched ? Won.ZERO : parcel.charge().returnFee());
    }

    /** Whether one of these is of the same parcel, and spared another its way back that was told it then. */
    private static boolean isFetched(Item item, List<Claim> beside, Instant since) {
        return beside.stream()
                .anyMatch(each -> Objects.equals(each.chargeId(), item.chargeId()) && each.spares(since));
    }

    private RefundSum.Freight freight(ParcelOf.Parcel parcel, Asked asked, List<Claim> beside) {
        List<Claim> granted = takenFrom(parcel, beside);
        Won feeLeft = parcel.feeLeft();
        for (Claim each : granted) {
            feeLeft = feeLeft.minus(each.sum().shipping());
            if (!parcel.isPaidOut()) {
                feeLeft = feeLeft.plus(each.sum().owedFreight());
            }
        }
        if (parcel.items().stream().anyMatch(each -> each.line().rate() == null)) {
            return ParcelOfBefore.freight(parcel, asked.pieces(), asked.why(), asked.fault(), granted, feeLeft);
        }
        List<Claim> gone = new ArrayList<>(takenFrom(parcel, claims.paidBack(parcel.items().getFirst().orderId())));
        gone.removeIf(each -> each.id().equals(asked.by()));
        gone.addAll(granted);
        List<Asked> all = new ArrayList<>(gone.stream().map(Asked::by).toList());
        all.add(asked);
        WayThere then = new WayThere(parcel.items().stream().map(each -> afterwards(each, all)).toList());
        Won borne = gone.stream().map(each -> each.sum().owedFreight().minus(each.sum().shipping()))
                .reduce(then.asOrdered(), Won::plus);
        return RefundSum.Freight.between(borne, then.due(), asked.fault(), feeLeft);
    }

    /** Those whose pieces leave the parcel; what is exchanged stays, as another is in its place. */
    private static List<Claim> takenFrom(ParcelOf.Parcel parcel, List<Claim> claims) {
        return claims.stream().filter(
                each -> parcel.charge().id().equals(each.chargeId()) && each.kind() != ClaimKind.EXCHANGE).toList();
    }

    private static WayThere.Goods afterwards(Item item, List<Asked> gone) {
        OrderLine line = item.line();
        WayThere.Goods goods = new WayThere.Goods(Objects.requireNonNull(line.rate()), line.unitPrice(),
                line.quantity(), line.quantity(), 0, 0);
        for (Asked each : gone) {
            if (each.line().equals(item.id())) {
                goods = goods.without(each.pieces().count(), each.why(), each.fault());
            }
        }
        return goods;
    }
}
