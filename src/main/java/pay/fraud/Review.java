package pay.fraud;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.ledger.MovementId;
import platform.id.Tsid;

/**
 * Something that is held until an operator has looked at it.
 *
 * @param id of the transfer, of the bank transfer, or of the payment
 * @param recipient the member who is to get it; null when it goes to a phone number of nobody, or to a bank account
 * @param phone encrypted, of whom it goes to by phone number of nobody
 * @param hold where the money is held; null of a payment, for which nothing is
 * @param lapsesAt when it is refused, if nobody has looked
 */
public record Review(Tsid id, FraudDecision decision, @Nullable Tsid recipient, @Nullable String phone,
        @Nullable MovementId hold,
        Instant heldAt, Instant lapsesAt) {
    /** Where the money of a transfer is held. */
    public MovementId held() {
        return Objects.requireNonNull(hold, "Nothing is held for a payment");
    }

    /** What became of it; all but the first are final. */
    public enum State {
        OPEN,
        /** The money went. */
        RELEASED,
        /** The money came back. */
        REFUSED,
        /** Its sender has taken it back, or left. */
        CANCELED,
        /** Nobody looked in time: the money came back. */
        LAPSED
    }
}
