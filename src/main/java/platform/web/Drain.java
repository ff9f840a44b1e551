package platform.web;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets load balancers look away before the first request is refused: an instance that was told to end says at once that it is not
 * ready, and serves on, with all that it has, until whoever looks at its readiness has noticed. Then connections are closed as the
 * requests on them end. Without this, a request on a connection that is kept open meets 503.
 */
@Component
class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Duration drain;

    /** @param drain how long; nobody waits where there is no balancer */
    Drain(@Value("${madang.shutdown.drain:0s}") Duration drain) {
        this.drain = drain;
    }

    /** Ahead of everything that ends with the application; that it is not ready was said just before. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void serveOn(ContextClosedEvent closing) throws InterruptedException {
        if (drain.isPositive() && closing.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null && context.getWebServer().getPort() > 0) {
            LOG.info("Told to end: not ready from now on, and serving on for {} s", drain.toSeconds());
            Thread.sleep(drain);
        }
    }
}
