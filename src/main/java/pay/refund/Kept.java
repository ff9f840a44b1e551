package pay.refund;

/** As what money of a refund comes into a wallet; the journal's kind, of which a refund has one each. */
enum Kept {
    /** It was paid in money. */
    REFUND,
    /** It was paid by a card whose company does not take it back. */
    REFUND_NOT_TO_CARD
}
