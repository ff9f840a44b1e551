package pay.psp;

import pay.error.PayError;

/** The refusals that we take for final: the list is closed, and any other answer counts as unknown. */
public enum CardRefusal {
    /** Above the card's limit, or more than is in the account behind it. */
    SHORT(PayError.CARD_SHORT),
    /** The card company does not want it. */
    DECLINED(PayError.CARD_DECLINED),
    /** The card was stopped, lost or has expired, or its registration was ended. */
    UNUSABLE(PayError.CARD_UNUSABLE),
    /** Not in so many instalments. */
    INSTALMENT(PayError.CARD_INSTALMENT_REFUSED),
    /** We took the charge back in time. */
    CANCELED(PayError.CARD_CHARGE_CANCELED),
    /** The charge cannot be cancelled, or not by so much. */
    NOT_CANCELABLE(PayError.CARD_CANCEL_REFUSED),
    /** The card network is out of order, and nothing was sent. */
    NOT_NOW(PayError.CARD_NETWORK_UNAVAILABLE);

    private final PayError code;

    CardRefusal(PayError code) {
        this.code = code;
    }

    /** The refusal as our callers get it. */
    public PayError code() {
        return code;
    }
}
