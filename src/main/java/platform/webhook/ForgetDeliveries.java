package platform.webhook;

import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.database.ConflictRetry;

/**
 * Forgets what was delivered or given up long ago, then the events and the removed endpoints that nothing refers to, and dead
 * secrets; some at a time, on every instance.
 */
@Component
class ForgetDeliveries {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetDeliveries.class);
    private static final int AT_ONCE = 500;

    private final ObjectProvider<Webhooks<?>> modules;

    ForgetDeliveries(ObjectProvider<Webhooks<?>> modules) {
        this.modules = modules;
    }

    @Scheduled(fixedDelayString = "${madang.webhook.forget-pause:1h}", initialDelayString = "${madang.webhook.forget-pause:1h}")
    void run() {
        modules.forEach(webhooks -> before(webhooks, webhooks.now().minus(webhooks.opening.settings.keep())));
    }

    static void before(Webhooks<?> webhooks, Instant before) {
        try {
            while (some(webhooks, before)) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.warn("Old webhook deliveries are forgotten later", e);
        }
    }

    /** Whether there were any. */
    private static boolean some(Webhooks<?> webhooks, Instant before) {
        return ConflictRetry.call(() -> webhooks.opening.transaction.execute(
                _ -> webhooks.deliveries.forget(before, AT_ONCE) + webhooks.events.forget(before, AT_ONCE)
                        + webhooks.secrets.forget(webhooks.now(), AT_ONCE)
                        + webhooks.endpoints.forget(before, AT_ONCE))) > 0;
    }
}
