package loan.dsr;

/** How a rate may change: what is safe from changes is stressed less. */
public enum RateType {
    VARIABLE,
    /** Fixed for five years, variable after (혼합형). */
    MIXED_FIVE_YEARS,
    /** Set anew every five years (주기형). */
    PERIODIC_FIVE_YEARS, FIXED
}
