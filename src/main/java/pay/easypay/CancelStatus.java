package pay.easypay;

import org.jspecify.annotations.Nullable;

/**
 * How far a cancel is. {@code IN_PROGRESS} and {@code DONE} are Toss Payments' {@code cancelStatus}; its {@code ABORTED}, a cancel that
 * failed, is not here: what a card company or a bank refuses goes back all the same.
 */
public enum CancelStatus {
    /** A card company or a bank has not said yet whether it has given its part back. */
    IN_PROGRESS,
    /** Nothing of it is awaited any more, and nobody has refused anything. Final. */
    DONE,
    /** The card company or the bank refused its part, or two operators ended it so, and who paid got that in money. Final. */
    DONE_IN_MONEY;

    /**
     * By what became of the part outside.
     *
     * @param status of the request to the card company or the bank; null: there is none
     */
    static CancelStatus of(@Nullable String status) {
        return switch (status) {
            case null -> DONE;
            case "DONE" -> DONE;
            case "REFUSED" -> DONE_IN_MONEY;
            default -> IN_PROGRESS;
        };
    }
}
