package pay.webhook;

import java.time.Clock;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;

/** Forgets what was delivered or given up long ago, and then the events that nothing refers to, some at a time; on every instance. */
@Component
class ForgetDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetDeliveries.class);
    private static final int AT_ONCE = 500;

    private final WebhookDeliveries deliveries;
    private final WebhookEvents events;
    private final WebhookSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetDeliveries(WebhookDeliveries deliveries, WebhookEvents events, WebhookSettings settings,
            TransactionTemplate transaction, Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.webhook.forget-pause:1h}", initialDelayString = "${madang.pay.webhook.forget-pause:1h}")
    void run() {
        try {
            while (some()) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Old webhook deliveries are forgotten later", e);
        }
    }

    /** Whether there were any. */
    private boolean some() {
        Instant before = clock.instant().minus(settings.keep());
        return ConflictRetry.call(() -> transaction.execute(
                _ -> deliveries.forget(before, AT_ONCE) + events.forget(before, AT_ONCE))) > 0;
    }
}
