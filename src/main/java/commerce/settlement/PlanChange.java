package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;

import commerce.catalogue.SellerId;
import platform.id.Tsid;

/**
 * Another fee plan that one operator proposes for a seller, and another one approves.
 *
 * @param from the first day on which it holds
 * @param reason as its seller reads it
 */
public record PlanChange(Tsid id, SellerId seller, String plan, LocalDate from, String reason, State state, Tsid by,
        Instant at) {
    /** What became of it. */
    public enum State {
        OPEN, APPROVED, REFUSED
    }
}
