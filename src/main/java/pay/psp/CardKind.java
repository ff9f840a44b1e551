package pay.psp;

/** What stands behind a card: a line of credit, or a bank account. Only the first can be paid in instalments. */
public enum CardKind {
    CREDIT, CHECK
}
