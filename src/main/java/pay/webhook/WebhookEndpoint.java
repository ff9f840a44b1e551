package pay.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.merchant.CallingMerchant;

/**
 * Where a merchant's system wants to be told.
 *
 * @param owner whose it is, and of which mode
 * @param lastSuccessAt when it last answered well
 * @param switchedOffAt when we gave it up
 */
record WebhookEndpoint(WebhookEndpointId id, CallingMerchant owner, String url, State state, Instant createdAt,
        @Nullable Instant lastSuccessAt, @Nullable Instant switchedOffAt) {
    enum State {
        ON,
        /** It failed for too long: nothing is sent until the merchant switches it on. */
        SWITCHED_OFF, REMOVED
    }
}
