package ads.budget;

/** Why a campaign may not spend now. */
public enum LeaseRefusal {
    /** As much is spent as is even over the day so far. */
    PACED,
    /** The campaign's total budget is spent. */
    TOTAL_SPENT,
    /** What the advertiser paid in is spent. */
    NOT_FUNDED
}
