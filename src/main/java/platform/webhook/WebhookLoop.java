package platform.webhook;

import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Has what is due sent, of each module in turn. */
@Component
class WebhookLoop extends BackgroundLoop {
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
            more |= sender.begin();
        }
        return more ? Duration.ZERO : pause;
    }
}
