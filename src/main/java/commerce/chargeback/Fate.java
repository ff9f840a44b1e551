package commerce.chargeback;

import commerce.order.CardPart;
import platform.money.Won;

/**
 * What becomes of a part of a chargeback that is lost: where its money is by now decides from where it is taken.
 *
 * @param fromSeller what its seller bears of what became its own
 * @param fromEscrow what leaves the order's escrow, and never becomes the seller's
 */
record Fate(Kind kind, Won fromSeller, Won fromEscrow) {
    private static final Fate WAITS = new Fate(Kind.WAITS, Won.ZERO, Won.ZERO);
    private static final Fate NOTHING = new Fate(Kind.KNOWN, Won.ZERO, Won.ZERO);

    /** How far it is known. */
    enum Kind {
        /** What is taken is taken from where its money is, and what was paid for stays as it is. */
        KNOWN,
        /** Taken from the order's escrow, and what was paid for ends with it. */
        ENDS,
        /**
         * Nobody can say yet: other money has paid for it too, a part of it is disputed, something of it is claimed, or a refund of
         * what stands has not come to its end.
         */
        WAITS
    }

    /**
     * Decides it.
     *
     * @param ended whether an item of the same chargeback has ended with it
     * @param itemsKnown whether nothing of the items waits any more
     */
    static Fate of(Share share, CardPart part, boolean ended, boolean itemsKnown) {
        Won amount = share.amount();
        if (!share.isFreight() && !amount.isPositive()) {
            return NOTHING;
        }
        // What was to go back to the card since it was opened, pay has refused.
        Won needless = least(amount, part.refunded().minus(share.refundedBefore()));
        if (part.stands()) {
            // The seller has given up what a claim gave back: that comes first, or the same loss is taken twice.
            return part.isFree() || !amount.isPositive()
                    ? new Fate(Kind.KNOWN, least(amount.minus(needless), part.left()), needless)
                    : WAITS;
        }
        if (part.remaining() == 0) {
            return share.isFreight() && ended && part.left().isPositive()
                    ? new Fate(Kind.ENDS, Won.ZERO, least(amount, part.left()))
                    : new Fate(Kind.KNOWN, Won.ZERO, needless);
        }
        if (share.isFreight()) {
            return !amount.isPositive() && itemsKnown ? NOTHING : WAITS;
        }
        return part.isFree() && amount.equals(part.all()) ? new Fate(Kind.ENDS, Won.ZERO, amount) : WAITS;
    }

    /** Not less than nothing: what was taken of it before may be more than the card has left by now. */
    private static Won least(Won one, Won other) {
        Won least = one.isLessThan(other) ? one : other;
        return least.isPositive() ? least : Won.ZERO;
    }
}
