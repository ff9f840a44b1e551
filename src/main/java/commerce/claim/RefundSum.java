package commerce.claim;

import commerce.order.Charge;
import commerce.order.Pieces;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What a buyer gets back for some pieces, and what is kept of it.
 *
 * @param pieces what they come to
 * @param shipping what was paid for a parcel of which nothing is left
 * @param owedFreight what the parcel costs after all, now that less is left in it than it was free from
 * @param backFreight the way back, for a buyer who is at fault; of an exchange, both ways, paid apart from here
 */
public record RefundSum(Pieces pieces, Won shipping, Won owedFreight, Won backFreight) {
    /** What the money is for. */
    enum Why {
        /** It was not sent. */
        NOT_SENT,
        /** It was, and comes back. */
        SENT_BACK
    }

    /** What was paid for the pieces. */
    public Won goods() {
        return pieces.paid();
    }

    /** What the buyer gets. */
    public Won total() {
        return goods().plus(shipping).minus(owedFreight).minus(backFreight);
    }

    /**
     * A parcel as far as money is concerned.
     *
     * @param charge null of orders from before there were any
     * @param feeLeft what is left of the fee that was paid, and not promised to another claim
     * @param stays the price before coupons of what stays in it
     * @param sent whether something of it was sent, also when it came back
     * @param fetched whether a return of it is to be fetched already, at this buyer's expense
     */
    record Parcel(@Nullable Charge charge, Won feeLeft, Won stays, boolean sent, boolean fetched) {}

    /** The sum for some pieces that were in this parcel. */
    static RefundSum of(Pieces pieces, Why why, Fault fault, Parcel parcel) {
        Charge charge = parcel.charge();
        if (charge == null) {
            return new RefundSum(pieces, Won.ZERO, Won.ZERO, Won.ZERO);
        }
        boolean empty = !parcel.stays().isPositive();
        boolean neverSent = empty && why == Why.NOT_SENT && !parcel.sent();
        boolean freightBack = neverSent || (empty && fault == Fault.SELLER);
        Won shipping = freightBack ? parcel.feeLeft() : Won.ZERO;
        Won freeFrom = charge.freeFrom();
        boolean owes = fault == Fault.BUYER && freeFrom != null && parcel.stays().isLessThan(freeFrom)
                && !neverSent;
        boolean pays = why == Why.SENT_BACK && fault == Fault.BUYER && !parcel.fetched();
        // The freight is never more than what there is to keep it of.
        Won most = pieces.paid().plus(shipping);
        Won owed = smaller(owes ? charge.unfreeFee() : Won.ZERO, most);
        Won back = smaller(pays ? charge.returnFee() : Won.ZERO, most.minus(owed));
        return new RefundSum(pieces, shipping, owed, back);
    }

    private static Won smaller(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }
}
