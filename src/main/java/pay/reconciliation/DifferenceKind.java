package pay.reconciliation;

/** What is different between a file and our books. */
enum DifferenceKind {
    /** They have it, and we have not, or do not know yet that it was carried out. */
    MISSING_HERE,
    /** We have it, and they have not. */
    MISSING_THERE,
    /** Both have it, with other amounts: never settled by itself, since both count whole won and nothing is rounded. */
    AMOUNT_DIFFERS,
    /** They have it more than once. */
    DUPLICATED,
    /** Both have it, on other days. */
    LATE
}
