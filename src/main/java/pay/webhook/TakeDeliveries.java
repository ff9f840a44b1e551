package pay.webhook;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Takes what is to be sent now. */
@Component
class TakeDeliveries {
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    TakeDeliveries(WebhookDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Takes what is due and no other instance is at, the longest overdue first. */
    @RetriedOnConflict
    @Transactional
    public List<WebhookDeliveryId> take(int most) {
        return deliveries.take(clock.instant(), most);
    }
}
