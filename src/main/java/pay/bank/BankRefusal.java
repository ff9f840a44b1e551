package pay.bank;

/** The refusals that we take for final: the list is closed, and any other answer of a bank counts as unknown. */
public enum BankRefusal {
    /** The member's account has not enough. */
    SHORT,
    /** No such account, or it was closed. */
    CLOSED,
    /** We took the request back in time. */
    CANCELED,
    /** The bank works on its books at this hour, and who asked waits for the answer. */
    MAINTENANCE,
    /** We held it for a review, and did not let it go: the bank never heard of it. */
    REVIEW
}
