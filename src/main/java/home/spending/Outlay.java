package home.spending;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that a member spent.
 *
 * @param on the day in Korea
 * @param amount what is left of it after refunds, in won
 * @param goods of a payment; unknown for all else
 * @param asOf when the newest of it was told
 */
public record Outlay(Kind kind, LocalDate on, long amount, Goods goods, Instant asOf) {
    /** How it was spent. */
    public enum Kind {
        PAYMENT, TRANSFER, LOAN_REPAYMENT
    }
}
