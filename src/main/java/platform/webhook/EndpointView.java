package platform.webhook;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner's systems see it.
 *
 * @param switchedOffAt when it was given up, after three days without an answer
 */
@Schema(name = "WebhookEndpoint")
public record EndpointView(@Schema(example = "695784701952131072") WebhookEndpointId id,
        @Schema(example = "https://shop.example.com/madang") String url, WebhookEndpoint.State state, Instant createdAt,
        @Nullable Instant lastSuccessAt, @Nullable Instant switchedOffAt) {
    /** One of them. */
    public static EndpointView of(WebhookEndpoint<?> endpoint) {
        return new EndpointView(endpoint.id(), endpoint.url(), endpoint.state(), endpoint.createdAt(),
                endpoint.lastSuccessAt(), endpoint.switchedOffAt());
    }
}
