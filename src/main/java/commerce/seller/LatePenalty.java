package commerce.seller;

/** How many points a late dispatch costs: one, and three from the fourth business day on. */
final class LatePenalty {
    static final int POINTS = 1;
    static final int POINTS_FROM_FOURTH_DAY = 3;
    private static final int FOURTH_DAY = 4;
    /** From so many points of the last 30 days on, an operator looks at the seller. */
    static final int CASE = 10;

    private LatePenalty() {}

    /** @param daysLate business days after the one until which it was to be sent; 1 or more */
    static int points(int daysLate) {
        if (daysLate < 1) {
            throw new IllegalArgumentException(daysLate + " days late");
        }
        return daysLate < FOURTH_DAY ? POINTS : POINTS_FROM_FOURTH_DAY;
    }
}
