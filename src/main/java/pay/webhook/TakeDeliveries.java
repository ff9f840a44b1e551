package pay.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import platform.database.RetriedOnConflict;

/** Takes what is to be sent now. */
@Component
class TakeDeliveries {
    private final WebhookDeliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final WebhookSettings settings;
    private final Clock clock;

    TakeDeliveries(WebhookDeliveries deliveries, WebhookEndpoints endpoints, WebhookSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes what is due and no other instance is at, the longest overdue first, to each endpoint and each merchant no more than
     * their share: what waits for slow ones is passed over, however much there is.
     *
     * @param sending how many are on their way, by endpoint
     */
    @RetriedOnConflict
    @Transactional
    public List<WebhookDeliveries.Due> take(int most, Map<WebhookEndpointId, Integer> sending) {
        Instant now = clock.instant();
        Places places = new Places(settings.share(), settings.shareOfMerchant());
        endpoints.owners(sending.keySet()).forEach(
                (endpoint, merchant) -> places.take(endpoint, merchant, sending.getOrDefault(endpoint, 0)));
        List<WebhookDeliveries.Due> taken = new ArrayList<>();
        List<WebhookDeliveries.Due> due;
        do {
            due = deliveries.lockDue(now, most - taken.size(), full(places));
            Map<WebhookEndpointId, MerchantId> owners = endpoints
                    .owners(due.stream().map(WebhookDeliveries.Due::endpoint).distinct().toList());
            for (WebhookDeliveries.Due each : due) {
                MerchantId merchant = Objects.requireNonNull(owners.get(each.endpoint()));
                if (places.areFree(each.endpoint(), merchant)) {
                    deliveries.take(each.id(), now);
                    taken.add(each);
                    places.take(each.endpoint(), merchant, 1);
                }
            }
        } while (!due.isEmpty() && taken.size() < most);
        return taken;
    }

    private Set<WebhookEndpointId> full(Places places) {
        Set<WebhookEndpointId> full = new HashSet<>(endpoints.of(places.fullMerchants()));
        full.addAll(places.fullEndpoints());
        return full;
    }
}
