package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;

/**
 * What a merchant's period came to.
 *
 * @param from its first day with a line, or its last when there is none
 * @param until its last day
 * @param adjustments what operators added
 * @param carriedIn what the settlement before left over, and payouts that came back since
 * @param payout what is paid out of it
 * @param carriedOut what is left over for the next one
 * @param payOn the day on which the payout goes to the bank
 * @param refusal why the bank did not carry the payout out; null unless it did not
 */
record Settlement(SettlementId id, MerchantId merchant, LocalDate from, LocalDate until, SettlementCycle cycle,
        Turnover turnover, long adjustments, long carriedIn, long payout, long carriedOut, LocalDate payOn,
        Status status, @Nullable String refusal, Instant settledAt, @Nullable Instant paidAt) {
    /** How far its payout is. */
    enum Status {
        /** Nothing is paid out. */
        NONE,
        /** It waits for its day, or until the merchant's payouts are not held any more. */
        DUE,
        /** The bank was asked; its answer may take days. */
        SENT,
        /** The bank has it. */
        PAID,
        /** The bank did not carry it out: it is the merchant's payable again, and carried over. */
        FAILED,
        /** The bank had it, and it came back: the same. */
        RETURNED
    }
}
