package pay.card;

/** What a card request is part of; its {@code purposeId} says which. */
public enum CardPurpose {
    EASY_PAY
}
