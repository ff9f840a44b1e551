package platform.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What goes on behind webhooks, for the tests of the modules that have some. */
public final class TestDeliveries {
    private TestDeliveries() {}

    /** Takes what is due; where it goes. */
    public static List<WebhookEndpointId> take(Webhooks<?> webhooks, int most,
            Map<WebhookEndpointId, Integer> sending) {
        return new TakeDeliveries<>(webhooks).take(most, sending).stream().map(WebhookDeliveries.Due::endpoint)
                .toList();
    }

    /** Looks what happened since a time that an endpoint wants to be told of. */
    public static <O> void since(Webhooks<O> webhooks, WebhookEndpoint<O> endpoint, Instant from, int most) {
        webhooks.events.since(endpoint, from, most);
    }

    /** Sends what is due, of this module alone. */
    public static void send(Webhooks<?> webhooks) {
        new WebhookSender<>(webhooks).begin();
    }

    /** Forgets what is older. */
    public static void forget(Webhooks<?> webhooks, Instant before) {
        ForgetDeliveries.before(webhooks, before);
    }
}
