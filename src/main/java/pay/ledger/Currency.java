package pay.ledger;

/** What an account counts. Accounts of two currencies never meet in one movement. */
public enum Currency {
    /** Whole won. */
    KRW,
    /** Points that members hold; each is backed by one won. */
    PTS
}
