package pay.bank;

/** The refusals that we take for final: the list is closed, and any other answer of a bank counts as unknown. */
public enum BankRefusal {
    /** The member's account has not enough. */
    SHORT,
    /** No such account, or it was closed. */
    CLOSED,
    /** We took the request back in time, or did not send it in time: it says nothing of the account. */
    CANCELED,
    /** The bank takes nothing now, and later it is not wanted. */
    MAINTENANCE,
    /** We held it for a review, and did not let it go: the bank never heard of it. */
    REVIEW
}
