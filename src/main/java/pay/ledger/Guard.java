package pay.ledger;

/** The side that may never be exceeded by the other, what is pending on the other side included. */
enum Guard {
    /** Either side may be larger. */
    NONE,
    /** Owed to somebody: debits (and pending debits) stay within the posted credits. */
    CREDIT,
    /** Owned: credits (and pending credits) stay within the posted debits. */
    DEBIT
}
