package pay.dispute;

/**
 * Who gets the amount if the merchant loses.
 *
 * @param id the member's, or the owner of the card company's account
 */
public record Payer(Kind kind, long id) {
    /** Into whose account it goes. */
    public enum Kind {
        MEMBER, CARD_COMPANY
    }
}
