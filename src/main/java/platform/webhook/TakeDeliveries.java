package platform.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import platform.database.ConflictRetry;

/** Takes what is to be sent now. */
final class TakeDeliveries<O> {
    private final Webhooks<O> webhooks;

    TakeDeliveries(Webhooks<O> webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * Takes what is due and no other instance is at, the longest overdue first, to each endpoint and each owner no more than
     * their share: what waits for slow ones is passed over, however much there is.
     *
     * @param sending how many are on their way, by endpoint
     */
    List<WebhookDeliveries.Due> take(int most, Map<WebhookEndpointId, Integer> sending) {
        return Objects.requireNonNull(
                ConflictRetry.call(() -> webhooks.opening.transaction.execute(_ -> locked(most, sending))));
    }

    private List<WebhookDeliveries.Due> locked(int most, Map<WebhookEndpointId, Integer> sending) {
        Instant now = webhooks.opening.clock.instant();
        WebhookSettings settings = webhooks.opening.settings;
        Places places = new Places(settings.share(), settings.shareOfOwner());
        webhooks.endpoints.owners(sending.keySet())
                .forEach((endpoint, owner) -> places.take(endpoint, owner, sending.getOrDefault(endpoint, 0)));
        List<WebhookDeliveries.Due> taken = new ArrayList<>();
        List<WebhookDeliveries.Due> due;
        do {
            due = webhooks.deliveries.lockDue(now, most - taken.size(), full(places));
            Map<WebhookEndpointId, Long> owners = webhooks.endpoints
                    .owners(due.stream().map(WebhookDeliveries.Due::endpoint).distinct().toList());
            for (WebhookDeliveries.Due each : due) {
                long owner = Objects.requireNonNull(owners.get(each.endpoint()));
                if (places.areFree(each.endpoint(), owner)) {
                    webhooks.deliveries.take(each.id(), now);
                    taken.add(each);
                    places.take(each.endpoint(), owner, 1);
                }
            }
        } while (!due.isEmpty() && taken.size() < most);
        return taken;
    }

    private Set<WebhookEndpointId> full(Places places) {
        Set<WebhookEndpointId> full = new HashSet<>(webhooks.endpoints.ofAll(places.fullOwners()));
        full.addAll(places.fullEndpoints());
        return full;
    }
}
