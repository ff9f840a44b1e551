package commerce.claim;

import commerce.order.Pieces;
import platform.money.Won;

/**
 * What a buyer gets back for some pieces, and what is kept of it.
 *
 * @param pieces what they come to
 * @param shipping what was paid for the way there, and sending what is left does not cost
 * @param owedFreight what sending what is left costs more than was paid for it
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
     * What the way there of a parcel comes to without the pieces.
     *
     * @param back of what was paid for it
     * @param owed beyond that
     */
    record Freight(Won back, Won owed) {
        static final Freight NONE = new Freight(Won.ZERO, Won.ZERO);

        /**
         * What makes of the one the other: a seller at fault is owed nothing.
         *
         * @param most what can go back of it
         */
        static Freight between(Won borne, Won due, Fault fault, Won most) {
            Won more = due.minus(borne);
            return more.isNegative()
                    ? new Freight(smaller(more.negated(), most), Won.ZERO)
                    : new Freight(Won.ZERO, fault == Fault.BUYER ? more : Won.ZERO);
        }
    }

    /**
     * The sum for some pieces.
     *
     * @param wayBack what a buyer at fault pays for it; nothing when it is fetched at their expense already
     */
    static RefundSum of(Pieces pieces, Why why, Fault fault, Freight there, Won wayBack) {
        // The freight is never more than what was paid for the pieces, of which it is kept: what goes back of the way there does.
        Won owed = smaller(there.owed(), pieces.paid());
        boolean pays = why == Why.SENT_BACK && fault == Fault.BUYER;
        return new RefundSum(pieces, there.back(), owed,
                smaller(pays ? wayBack : Won.ZERO, pieces.paid().minus(owed)));
    }

    private static Won smaller(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }
}
