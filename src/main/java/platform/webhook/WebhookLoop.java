package platform.webhook;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Has what is due sent, of each module in turn. */
@Component
class WebhookLoop extends BackgroundLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLoop.class);

    private final List<WebhookSender<?>> senders;
    private final Duration pause;

    WebhookLoop(ObjectProvider<Webhooks<?>> modules, WebhookSettings settings) {
        super("webhooks", 0);
        this.senders = modules.stream().<WebhookSender<?>>map(WebhookSender::new).toList();
        this.pause = settings.pause();
    }

    @Override
    protected Duration round() {
        boolean more = false;
        for (WebhookSender<?> sender : senders) {
            more |= begins(sender);
        }
        return more ? Duration.ZERO : pause;
    }

    /** A module whose tables cannot be read keeps no other's webhooks. */
    private static boolean begins(WebhookSender<?> sender) {
        try {
            return sender.begin();
        } catch (RuntimeException e) {
            LOG.warn("Due webhook deliveries are sent later", e);
            return false;
        }
    }
}
