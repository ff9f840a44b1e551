package pay.reconciliation;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * One booking as the other side has it.
 *
 * @param number of the line in its file, from 1
 * @param request our request id, which they keep; of a deposit, for which we asked nobody, its {@link pay.virtualaccount.Deposit#fileKey}, and of a
 *     card company's payout its {@link CardPayout.PayoutNumber#fileKey}
 * @param reference their own number of it
 * @param amount in won
 * @param at in Seoul
 * @param account where it was deposited: the code of a bank and a number of its; or which payout of a card company it is of; null of
 *     all else
 */
record FileLine(int number, long request, String kind, String reference, long amount, LocalDateTime at,
        @Nullable String account) {}
