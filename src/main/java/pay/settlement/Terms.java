package pay.settlement;

/**
 * When a merchant is settled and paid out.
 *
 * @param payoutAfter how many business days after a period's last day its money goes out
 */
record Terms(Cycle cycle, int payoutAfter) {
    static final int LATEST_PAYOUT = 30;

    Terms {
        if (payoutAfter < 0 || payoutAfter > LATEST_PAYOUT) {
            throw new IllegalArgumentException("Paid out after " + payoutAfter + " business days");
        }
    }
}
