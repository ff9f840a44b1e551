package commerce.chargeback;

import commerce.order.CardPart;
import platform.money.Won;

/**
 * What becomes of a part of a chargeback that is lost: where its money is by now decides from where it is taken.
 *
 * @param amount how much is taken
 */
record Fate(Kind kind, Won amount) {
    /** From where. */
    enum Kind {
        /** From the seller: its purchase stands. */
        FROM_SELLER,
        /** From the order's escrow, and what was paid for ends with it: it never becomes the seller's. */
        ENDS,
        /** From the order's escrow, where a refund that the card company has made needless has left it. */
        FROM_ESCROW,
        /** From nowhere: its seller bears nothing of it, or nothing is left. */
        NOTHING,
        /** Nobody can say yet: other money has paid for it too, a part of it is disputed, or something of it is claimed. */
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
        if (part.stands()) {
            return of(Kind.FROM_SELLER, least(amount, part.left()));
        }
        if (part.remaining() == 0) {
            return share.isFreight() && ended && part.left().isPositive()
                    ? new Fate(Kind.ENDS, least(amount, part.left()))
                    : of(Kind.FROM_ESCROW, least(amount, part.refunded().minus(share.refundedBefore())));
        }
        if (share.isFreight()) {
            return new Fate(!amount.isPositive() && itemsKnown ? Kind.NOTHING : Kind.WAITS, Won.ZERO);
        }
        if (!amount.isPositive()) {
            return new Fate(Kind.NOTHING, Won.ZERO);
        }
        return part.isFree() && amount.equals(part.all())
                ? new Fate(Kind.ENDS, amount)
                : new Fate(Kind.WAITS, Won.ZERO);
    }

    private static Fate of(Kind kind, Won amount) {
        return amount.isPositive() ? new Fate(kind, amount) : new Fate(Kind.NOTHING, Won.ZERO);
    }

    private static Won least(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }
}
