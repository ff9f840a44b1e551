package platform.event.log;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One row of the log.
 *
 * @param id the event's id
 * @param type its stable name
 * @param version of its form
 * @param aggregateId what it is about
 * @param body JSON
 * @param occurredAt by the publisher's clock
 * @param traceId of the request that it came from
 */
public record LoggedEvent(long id, String type, int version, long aggregateId, String body, Instant occurredAt,
        @Nullable String traceId) {
    /** The publisher: what the type begins with. */
    public String module() {
        return type.substring(0, type.indexOf('.'));
    }
}
