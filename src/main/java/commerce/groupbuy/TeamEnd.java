package commerce.groupbuy;

/** Why a team ended. */
public enum TeamEnd {
    /** All of its seats are paid. */
    FULL,
    /** Its time was over, and the platform pays for what it lacks. */
    COVERED,
    /** Its time was over. */
    TIME_OVER,
    /** Its seller may not sell any more. */
    SELLER_STOPPED
}
