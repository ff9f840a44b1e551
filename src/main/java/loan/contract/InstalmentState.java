package loan.contract;

/** How far an instalment is. */
public enum InstalmentState {
    /** Its day is to come. */
    PLANNED,
    /** Its day has come, and it is not paid whole. */
    DUE, PAID
}
