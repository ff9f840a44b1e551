package pay.card;

import platform.id.Tsid;

/** What follows from the end of a charge or a cancel, in the transaction that records the end. One for each purpose. */
public interface CardOutcome {
    CardPurpose purpose();

    /** Locks what a request is part of, before the request itself is locked: as who cancels does. */
    void lock(Tsid purposeId);

    /**
     * Whether the payment can be taken by the charge: not while what is set aside beside that must not leave its member's wallet, which
     * stays as it is to the transaction's end. What cannot is undone.
     */
    boolean canBeTaken(CardRequest charge);

    /** The card was charged. */
    void charged(CardRequest charge);

    /** It was not and never will be. */
    void chargeRefused(CardRequest charge);

    /** A charge was cancelled, or a part of it. */
    void canceled(CardRequest cancel);

    /**
     * Whether a cancel is over when the card company refuses it, and its money may go another way: not while the card's holder may have
     * it from the company. It is asked about on, until two operators end it if need be.
     */
    default boolean canBeRefused(CardRequest cancel) {
        return true;
    }

    /** It was not and never will be; so much of the charge can be cancelled again. */
    void cancelRefused(CardRequest cancel);
}
