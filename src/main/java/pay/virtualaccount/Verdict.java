package pay.virtualaccount;

/** What a deposit is to the payment that it was made for. */
public enum Verdict {
    /** What was asked for, in time: the payment is paid. */
    EXACT,
    /** Less. It goes back; the payer can deposit the right amount. */
    SHORT,
    /** More. It goes back as well. */
    OVER,
    /** After the deadline, when nobody awaited it, not yet or not any more, or once the wallet that pays the rest was frozen. It goes back. */
    LATE,
    /** After the payment was paid. It goes back. */
    AGAIN,
    /** To a number that was not given out by us. A person finds out whose it is. */
    UNKNOWN_ACCOUNT;

    boolean goesBack() {
        return this != EXACT && this != UNKNOWN_ACCOUNT;
    }
}
