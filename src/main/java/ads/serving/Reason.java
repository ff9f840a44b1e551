package ads.serving;

/** Why a candidate was shown or not. */
public enum Reason {
    SERVED, OUTBID, BELOW_FLOOR, OTHER_OS, OTHER_AGE, OTHER_GENDER, OTHER_REGION, OTHER_HOUR, OTHER_SEGMENT,
    /** The person has seen it as often today as its campaign allows. */
    SEEN_ENOUGH,
    /** This instance holds no part of the budget yet; the next one asks for it. */
    NO_LEASE,
    /** As much is spent as is even over the day so far. */
    PACED, TOTAL_SPENT, NOT_FUNDED
}
