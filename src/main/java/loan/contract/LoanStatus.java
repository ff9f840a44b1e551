package loan.contract;

/** How a loan stands. */
public enum LoanStatus {
    /** The lender has paid out; pay has not said yet that the member has the money. */
    DISBURSING, ACTIVE,
    /** An instalment was not paid on its day. */
    OVERDUE,
    /** All is paid back. Final. */
    PAID_OFF,
    /** Taken back within the time that the law gives. Final. */
    WITHDRAWN,
    /** The money could not be handed over and went back to the lender. Final. */
    FAILED;

    /** Whether instalments of it are to be paid. */
    public boolean isRunning() {
        return this == ACTIVE || this == OVERDUE;
    }

    public boolean isFinal() {
        return this == PAID_OFF || this == WITHDRAWN || this == FAILED;
    }
}
