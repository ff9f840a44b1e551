package pay.ledger;

/** The side that may never be exceeded by the other, what is pending on the other side included. */
enum Guard {
    /** Either side may be larger. */
    NONE,
    /** Owed to somebody: debits (and pending debits) stay within the posted credits. */
    CREDIT,
    /** As {@code CREDIT}, and nothing more is debited or held: the account is frozen (지급정지). What was held before may still end. */
    FROZEN,
    /** Owned: credits (and pending credits) stay within the posted debits. */
    DEBIT
}
