package platform.webhook;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody's system wants to be told.
 *
 * @param owner whose it is
 * @param topics what it is told; empty: everything
 * @param lastSuccessAt when it last answered well
 * @param switchedOffAt when we gave it up
 */
public record WebhookEndpoint<O>(WebhookEndpointId id, O owner, String url, Set<String> topics, State state,
        Instant createdAt, @Nullable Instant lastSuccessAt, @Nullable Instant switchedOffAt) {
    public WebhookEndpoint {
        topics = Set.copyOf(topics);
    }

    /** Where it stands. */
    public enum State {
        ON,
        /** It failed for too long: nothing is sent until its owner switches it on. */
        SWITCHED_OFF, REMOVED
    }

    boolean isOn() {
        return state == State.ON;
    }

    boolean wants(String topic) {
        return topics.isEmpty() || topics.contains(topic);
    }

    /** For others than its owner's own eyes: in the query people put secrets. */
    public String urlWithoutQuery() {
        return url.replaceFirst("\\?.*", "");
    }
}
