package loan.comparison;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which offers are shown: the lower effective rate first; of equal ones the higher limit, the lower fee for
 * paying back early, the lower total cost, and last the lender's id, so that no two are equal. What a lender pays Madang is
 * not an input: an offer does not even hold it.
 */
final class Ranking {
    /** Stored with each comparison; a change of the order is a new version. */
    static final int VERSION = 1;

    private static final Comparator<Offer> ORDER = Comparator.comparing(Offer::effectiveRate)
            .thenComparing(Offer::limit, Comparator.reverseOrder()).thenComparing(Offer::prepaymentFeeRate)
            .thenComparing(Offer::totalCost).thenComparingLong(offer -> offer.lenderId().value());

    private Ranking() {}

    static List<Offer> order(List<Offer> offers) {
        return offers.stream().sorted(ORDER).toList();
    }
}
