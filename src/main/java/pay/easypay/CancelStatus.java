package pay.easypay;

import org.jspecify.annotations.Nullable;

/**
 * How far a cancel is. Of {@code IN_PROGRESS} and {@code DONE} Toss Payments' {@code cancelStatus} says the same; its {@code ABORTED}, a
 * cancel that failed, there is not: what a card company or a bank refuses goes back all the same.
 */
public enum CancelStatus {
    /** A card company or a bank has not said yet whether it has given its part back. */
    IN_PROGRESS,
    /** All of it went back where it came from. Final. */
    DONE,
    /** The card company or the bank refused its part, and who paid got that in money instead. Final. */
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
