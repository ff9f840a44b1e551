package platform.id;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds one row of {@code platform_node_lease} while this instance lives. The row also keeps the moment up to which its
 * holder may have made ids, so that whoever takes the node next, however wrong its clock, never makes one of them again.
 */
@Component
@DependsOnDatabaseInitialization
class DatabaseNodeLease implements NodeLease {
    static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(DatabaseNodeLease.class);

    private final NodeLeases leases;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private volatile int node;
    private volatile long heldUntil;

    DatabaseNodeLease(NodeLeases leases, Clock clock) {
        this.leases = leases;
        this.clock = clock;
        take();
    }

    @Override
    public int node() {
        return node;
    }

    @Override
    public long heldUntil() {
        return heldUntil;
    }

    /**
     * Every ten seconds, so that two renewals may fail before the lease ends; and as soon as the context is up, since on a
     * slow machine that alone may take longer than a lease.
     */
    @EventListener(ContextRefreshedEvent.class)
    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void renew() {
        long until = clock.millis() + LENGTH.toMillis();
        if (leases.extend(node, owner, until, LENGTH)) {
            // Not less than before: a clock that went back does not take away what the row already says.
            heldUntil = Math.max(heldUntil, until);
            return;
        }
        heldUntil = 0;
        log.error("Another instance holds node {}: its lease ended before it was renewed. Taking another node.", node);
        take();
    }

    /** Lets the next instance have the node at once. */
    @PreDestroy
    void giveBack() {
        heldUntil = 0;
        leases.release(node, owner, clock.millis());
    }

    private void take() {
        long now = clock.millis();
        long until = now + LENGTH.toMillis();
        NodeLeases.Taken taken = leases.take(owner, until, LENGTH);
        if (taken.usedUntil() > now) {
            leases.release(taken.node(), owner, taken.usedUntil());
            throw new IllegalStateException(
                    ("The clock of this machine is %d ms behind the last id of node %d: set it right "
                            + "and start again").formatted(taken.usedUntil() - now, taken.node()));
        }
        node = taken.node();
        heldUntil = until;
    }
}
