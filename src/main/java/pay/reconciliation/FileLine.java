package pay.reconciliation;

import java.time.LocalDateTime;

/**
 * One booking as the other side has it.
 *
 * @param number of the line in its file, from 1
 * @param request our request id, which they keep
 * @param reference their own number of it
 * @param amount in won
 * @param at in Seoul
 */
record FileLine(int number, long request, String kind, String reference, long amount, LocalDateTime at) {}
