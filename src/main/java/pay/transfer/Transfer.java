package pay.transfer;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A transfer as it stands.
 *
 * @param recipient null until somebody has accepted what was sent to a phone number of nobody
 * @param senderName masked
 * @param recipientName masked; of a phone number of nobody, that
 * @param acceptBy until when what is held can be accepted; null for others
 * @param endedAt when it was completed, cancelled or returned; null while it is held
 */
record Transfer(TransferId id, Tsid sender, @Nullable Tsid recipient, Won amount, @Nullable String memo, Status status,
        String senderName, String recipientName, Instant sentAt, @Nullable Instant acceptBy,
        @Nullable Instant endedAt) {
    /** What became of it; all but the first two are final. */
    enum Status {
        /** Waits for an operator of ours to look at it. */
        HELD_FOR_REVIEW,
        /** Waits for the owner of the phone number. */
        HELD,
        /** The money is in the other wallet. */
        COMPLETED,
        /** Taken back by the sender. */
        CANCELED,
        /** Nobody accepted it in time. */
        RETURNED,
        /** It was held for a review, and not let through. */
        REFUSED
    }

    boolean isOf(Tsid member) {
        return sender.equals(member) || member.equals(recipient);
    }

    /** The same, accepted. */
    Transfer accepted(Tsid by, String name, Instant now) {
        return new Transfer(id, sender, by, amount, memo, Status.COMPLETED, senderName, name, sentAt, null, now);
    }

    /** The same, let through to a phone number of nobody. */
    Transfer waiting(Instant until) {
        return new Transfer(id, sender, null, amount, memo, Status.HELD, senderName, recipientName, sentAt, until,
                null);
    }

    /** The same, not accepted by anybody. */
    Transfer ended(Status how, Instant now) {
        return new Transfer(id, sender, null, amount, memo, how, senderName, recipientName, sentAt, null, now);
    }
}
