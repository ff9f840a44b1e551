package pay.settlement;

/**
 * What a settlement comes to: the rule, without a database. What is due is paid out as far as it lies on the merchant's payable
 * and is not held there (for a dispute, say); the rest is carried over. A merchant whose payable does not cover the fees owes
 * them, and pays them back out of the next sales.
 *
 * @param advanced of fees and adjustments, what the payable does not cover: the merchant owes it from now on
 * @param repaid what is paid back of what was owed before
 * @param payout what goes to the merchant's bank account
 * @param carriedOut what is left over for the next settlement: negative, the merchant owes it; positive, it cannot be paid yet
 */
record Reckoning(long advanced, long repaid, long payout, long carriedOut) {
    /**
     * Reckons it.
     *
     * @param adjustments what operators added (or took away)
     * @param carriedIn what the settlement before left over
     * @param available what can be taken from the merchant's payable
     * @param owed what the merchant owes for earlier fees
     */
    static Reckoning of(Turnover turnover, long adjustments, long carriedIn, long available, long owed) {
        long taken = turnover.fees() - adjustments;
        long advanced = Math.max(0, taken - available);
        long left = available + advanced - taken;
        long repaid = Math.min(left, owed);
        long due = Math.addExact(carriedIn, turnover.net() + adjustments);
        long payout = Math.min(Math.max(0, due), left - repaid);
        return new Reckoning(advanced, repaid, payout, due - payout);
    }
}
