package ads.serving;

/** Why an ad group was shown or not. */
public enum Reason {
    SERVED, OUTBID, BELOW_FLOOR, OTHER_OS, OTHER_AGE, OTHER_GENDER, OTHER_REGION, OTHER_HOUR, OTHER_SEGMENT,
    /** The person has seen it as often today as its campaign allows. */
    SEEN_ENOUGH,
    /** This instance holds no part of the budget yet; the next one asks for it. */
    NO_LEASE,
    /** As much is spent as is even over the day so far. */
    PACED, TOTAL_SPENT, NOT_FUNDED,
    /** From here on: it is no candidate at all. */
    ADVERTISER_SUSPENDED, CAMPAIGN_DRAFT, CAMPAIGN_PAUSED, CAMPAIGN_ENDED, NOT_BEGUN, OVER, GROUP_PAUSED,
    OTHER_PLACEMENT,
    /** It has no approved creative of the kind that is shown there. */
    NOTHING_APPROVED,
    /** Nothing is in its way but that this instance has not read it, which takes half a second. */
    NOT_READ_YET
}
