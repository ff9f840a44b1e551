package benefit.mission;

import java.time.Instant;
import java.time.LocalDate;

import platform.id.Tsid;
import platform.time.BusinessDays;

/**
 * Something that a member did, as another module told.
 *
 * @param kind what the missions' rows call it
 * @param reference the payment, order or comparison that it was: counts once, however often it is told
 */
record Deed(Kind kind, Tsid member, Tsid reference, Instant at) {
    /** What can be counted; a mission of another kind waits for a listener that tells it. */
    enum Kind {
        PAYMENT_APPROVED, ORDER_PAID, COMPARISON_CLOSED
    }

    /** What missions go by when they ask for it. */
    record Occasion(Kind kind, LocalDate day) {}

    Occasion occasion() {
        return new Occasion(kind, LocalDate.ofInstant(at, BusinessDays.SEOUL));
    }
}
