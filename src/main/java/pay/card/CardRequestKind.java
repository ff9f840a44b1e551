package pay.card;

/** What is asked of the card company. */
public enum CardRequestKind {
    CHARGE, CANCEL
}
