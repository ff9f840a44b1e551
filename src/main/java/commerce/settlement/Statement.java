package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;

/**
 * What a seller's day came to. What is due is paid out whole; who owes is paid nothing, and it is carried over.
 *
 * @param day in Seoul, on which its lines were due, or since the statement before
 * @param carriedIn what the statement before left over, and payouts that failed or came back since
 * @param payOn the day on which pay is asked for the payout
 * @param refusal why the payout failed; null unless it did
 */
record Statement(StatementId id, SellerId seller, LocalDate day, Turnover turnover, long carriedIn, long payout,
        long carriedOut, LocalDate payOn, Status status, @Nullable String refusal, Instant closedAt,
        @Nullable Instant endedAt) {
    /** How far its payout is. */
    enum Status {
        /** Nothing is paid out. */
        NONE,
        /** It waits for its day, for a bank account, until the seller's payouts are not held any more, or since it could not be asked for. */
        DUE,
        /** Pay was asked; the bank's answer may take days. */
        ASKED,
        /** The bank has it. */
        PAID,
        /** It was not carried out, and carried over. */
        FAILED,
        /** The bank had it, and it came back: the same. */
        RETURNED
    }

    static Statement of(StatementId id, SellerId seller, LocalDate day, Turnover turnover, long carriedIn,
            LocalDate payOn, Instant now) {
        long due = Math.addExact(carriedIn, turnover.sum());
        return new Statement(id, seller, day, turnover, carriedIn, Math.max(0, due), Math.min(0, due), payOn,
                due > 0 ? Status.DUE : Status.NONE, null, now, null);
    }
}
