package pay.easypay;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a payment is, and what may become of it: all that is not in the table is refused, so that nothing late moves a final state back. */
public enum PaymentState {
    /** Asked for by the merchant; any member may approve it. */
    READY,
    /** Approved by a member, its money set aside; the merchant has not confirmed it yet. */
    IN_PROGRESS,
    /** Confirmed, and set aside until the merchant captures it. */
    AUTHORIZED,
    /** Confirmed; a virtual account was given out, and its deposit has not come yet. */
    WAITING_FOR_DEPOSIT,
    /** Taken. */
    DONE,
    /** Taken, and a part of it went back. */
    PARTIAL_CANCELED,
    /** Given up before it was taken, or all of it went back. */
    CANCELED,
    /** Refused by a card company, or charged by a billing key and refused. */
    ABORTED,
    /** Its time was over. */
    EXPIRED,
    /** A card company has not said what became of it. */
    UNKNOWN;

    /** What happens to a payment. */
    enum Event {
        APPROVED, AUTHORIZED, CAPTURED, DEPOSIT_AWAITED, ANSWER_LOST, REFUSED, GIVEN_UP, TIME_OVER, CANCELED_IN_PART,
        CANCELED_WHOLE
    }

    private static final Map<PaymentState, Map<Event, PaymentState>> NEXT = new EnumMap<>(Map.of(
            READY,
            Map.of(Event.APPROVED, IN_PROGRESS, Event.REFUSED, ABORTED, Event.GIVEN_UP, CANCELED, Event.TIME_OVER,
                    EXPIRED),
            IN_PROGRESS, Map.of(Event.AUTHORIZED, AUTHORIZED, Event.CAPTURED, DONE,
                    Event.DEPOSIT_AWAITED, WAITING_FOR_DEPOSIT, Event.ANSWER_LOST, UNKNOWN, Event.REFUSED, ABORTED,
                    Event.GIVEN_UP, CANCELED, Event.TIME_OVER, EXPIRED),
            UNKNOWN, Map.of(Event.AUTHORIZED, AUTHORIZED, Event.CAPTURED, DONE, Event.REFUSED, ABORTED),
            WAITING_FOR_DEPOSIT, Map.of(Event.CAPTURED, DONE, Event.GIVEN_UP, CANCELED, Event.TIME_OVER, EXPIRED),
            AUTHORIZED, Map.of(Event.CAPTURED, DONE, Event.GIVEN_UP, CANCELED, Event.TIME_OVER, CANCELED),
            DONE, Map.of(Event.CANCELED_IN_PART, PARTIAL_CANCELED, Event.CANCELED_WHOLE, CANCELED),
            PARTIAL_CANCELED, Map.of(Event.CANCELED_IN_PART, PARTIAL_CANCELED, Event.CANCELED_WHOLE, CANCELED),
            CANCELED, Map.of(), ABORTED, Map.of(), EXPIRED, Map.of()));

    /** What it is after an event; empty when that cannot happen to it any more, or not yet. */
    Optional<PaymentState> after(Event event) {
        return Optional.ofNullable(NEXT.getOrDefault(this, Map.of()).get(event));
    }
}
