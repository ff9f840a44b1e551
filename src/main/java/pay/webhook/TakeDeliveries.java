package pay.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Takes what is to be sent now. */
@Component
class TakeDeliveries {
    private final WebhookDeliveries deliveries;
    private final WebhookSettings settings;
    private final Clock clock;

    TakeDeliveries(WebhookDeliveries deliveries, WebhookSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes what is due and no other instance is at, the longest overdue first, to each endpoint no more than its share: what waits
     * for a slow one is passed over, however much there is.
     *
     * @param sending how many are on their way, by endpoint
     */
    @RetriedOnConflict
    @Transactional
    public List<WebhookDeliveries.Due> take(int most, Map<WebhookEndpointId, Integer> sending) {
        Instant now = clock.instant();
        Map<WebhookEndpointId, Integer> places = new HashMap<>(sending);
        Set<WebhookEndpointId> full = new HashSet<>();
        places.forEach((endpoint, busy) -> noteIfFull(endpoint, busy, full));
        List<WebhookDeliveries.Due> taken = new ArrayList<>();
        List<WebhookDeliveries.Due> due;
        do {
            due = deliveries.lockDue(now, most - taken.size(), full);
            for (WebhookDeliveries.Due each : due) {
                if (!full.contains(each.endpoint())) {
                    deliveries.take(each.id(), now);
                    taken.add(each);
                    noteIfFull(each.endpoint(), places.merge(each.endpoint(), 1, Integer::sum), full);
                }
            }
        } while (!due.isEmpty() && taken.size() < most);
        return taken;
    }

    private void noteIfFull(WebhookEndpointId endpoint, int busy, Set<WebhookEndpointId> full) {
        if (busy >= settings.share()) {
            full.add(endpoint);
        }
    }
}
