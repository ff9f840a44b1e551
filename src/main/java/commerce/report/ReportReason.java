package commerce.report;

/** What is wrong with it. */
public enum ReportReason {
    ABUSE, ADVERTISING,
    /** Somebody's name, number or address is in it. */
    PERSONAL_DATA, UNTRUE, OTHER
}
