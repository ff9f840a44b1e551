package platform.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One event's way to one endpoint.
 *
 * @param attempts since it was sent first, or again by hand
 * @param nextAttemptAt when it is tried again
 * @param lastStatus of the answer, if there was one
 * @param lastError why there was none
 * @param lastMillis how long the last attempt took
 */
public record WebhookDelivery(WebhookDeliveryId id, WebhookEventId eventId, WebhookEndpointId endpointId, String type,
        State state, int attempts, @Nullable Instant nextAttemptAt, @Nullable Instant firstAttemptAt,
        @Nullable Instant lastAttemptAt, @Nullable Integer lastStatus, @Nullable String lastError,
        @Nullable Integer lastMillis) {
    /** Where it stands. */
    public enum State {
        PENDING, DELIVERED,
        /** Its last attempt failed. */
        FAILED,
        /** Its endpoint was switched off or removed before. */
        STOPPED
    }

    /** An attempt, as it went. */
    public record Attempt(Instant at, @Nullable Integer status, @Nullable String error, int millis) {}
}
