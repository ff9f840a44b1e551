package loan.repayment;

/** How late a loan is, in the ranges that lenders report. */
public enum DaysPastDue {
    NONE(0), UP_TO_29(1), UP_TO_59(30), UP_TO_89(60), FROM_90(90);

    private final long from;

    DaysPastDue(long from) {
        this.from = from;
    }

    /** The range of a number of days. */
    public static DaysPastDue of(long days) {
        DaysPastDue range = NONE;
        for (DaysPastDue each : values()) {
            if (days >= each.from) {
                range = each;
            }
        }
        return range;
    }
}
