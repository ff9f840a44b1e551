package pay.card;

/** What a card request is part of; its {@code purposeId} says which. */
public enum CardPurpose {
    /** A merchant's payment. */
    EASY_PAY,
    /** The payment of an order of commerce. */
    ORDER
}
