package commerce.settlement;

import java.time.Instant;

import commerce.catalogue.SellerId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What is proposed to be added to a seller's next statement.
 *
 * @param amount negative, it is taken away
 * @param text as its seller reads it
 * @param reason why, among operators
 */
record Adjustment(Tsid id, SellerId seller, Won amount, String text, String reason, Tsid by, Instant at) {
    /** A zero too many is more likely than more. */
    private static final long MOST = 100_000_000;

    boolean isPossible() {
        return !amount.equals(Won.ZERO) && Math.abs(amount.amount()) <= MOST;
    }
}
