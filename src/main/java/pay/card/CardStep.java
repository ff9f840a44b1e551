package pay.card;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * The next call for a request.
 *
 * @param attempt 0 as long as the provider may take it for the request that it had
 * @param cancels of a cancel, what it cancels
 */
record CardStep(CardRequestId id, CardRequestKind kind, CardPurpose purpose, Tsid purposeId, CardId card,
        long amount, int months, String text, @Nullable Cancelled cancels, Call call, int attempt) {
    /** What to ask the provider. */
    enum Call {
        /** To carry it out. */
        REQUEST,
        /** What came of it. */
        ENQUIRY,
        /** To undo it, as the order is gone. */
        NET_CANCEL
    }

    /** A charge as the provider knows it. */
    record Cancelled(CardRequestId id, String key) {}
}
