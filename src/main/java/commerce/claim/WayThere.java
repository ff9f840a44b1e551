package commerce.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import commerce.freight.Parcels;
import commerce.freight.Rate;
import platform.money.Won;

/**
 * What the freight of one parcel comes to by what became of its goods: reckoned anew by the rules of bundles and by each item's own
 * rate, whatever was asked in between, so that claims come to the same in whatever order they are answered. What was cancelled was
 * never sent. What the buyer sent back of their own accord was: the freight does not fall below what it was with that. What the seller
 * is at fault for counts towards the price from which on sending is free, as if it were there.
 */
record WayThere(List<Goods> goods) {
    /**
     * One item of the parcel, in pieces.
     *
     * @param stays with the buyer, or on its way there
     * @param returned at the buyer's fault
     * @param amiss returned or cancelled at the seller's fault
     */
    record Goods(Rate rate, Won unitPrice, int ordered, int stays, int returned, int amiss) {
        /** The same when so many of what stays are gone. */
        Goods without(int pieces, RefundSum.Why why, Fault fault) {
            boolean isBuyers = fault == Fault.BUYER;
            return new Goods(rate, unitPrice, ordered, stays - pieces,
                    returned + (isBuyers && why == RefundSum.Why.SENT_BACK ? pieces : 0),
                    amiss + (isBuyers ? 0 : pieces));
        }
    }

    /** What was paid for it with the order. */
    Won asOrdered() {
        return fee(price(Goods::ordered), Goods::ordered);
    }

    /** What the buyer bears of it now. */
    Won due() {
        Won kept = price(Goods::stays).plus(price(Goods::amiss));
        Won due = larger(fee(kept, Goods::stays),
                fee(kept.plus(price(Goods::returned)), each -> each.stays() + each.returned()));
        // Who sends all of it back has had it sent, and keeps nothing for which that would be free.
        return kept.isPositive() ? due : larger(due, fee(kept, Goods::returned));
    }

    private Won price(ToIntFunction<Goods> pieces) {
        return goods.stream().map(each -> each.unitPrice().times(pieces.applyAsInt(each))).reduce(Won.ZERO, Won::plus);
    }

    private Won fee(Won price, ToIntFunction<Goods> of) {
        Map<Rate, Integer> pieces = new LinkedHashMap<>();
        for (Goods each : goods) {
            if (of.applyAsInt(each) > 0) {
                pieces.merge(each.rate(), of.applyAsInt(each), Integer::sum);
            }
        }
        return Parcels.fee(price, pieces);
    }

    private static Won larger(Won one, Won other) {
        return one.isLessThan(other) ? other : one;
    }
}
