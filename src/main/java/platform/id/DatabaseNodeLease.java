package platform.id;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;
import platform.startup.StartupRefused;

/**
 * Holds one row of {@code platform_node_lease} while this instance lives. The row also keeps the moment up to which its
 * holder may have made ids, so that whoever takes the node next, however wrong its clock, never makes one of them again.
 * It is renewed on a thread of its own, and as long as anything of the application runs: without it nothing is written.
 */
@Component
@DependsOnDatabaseInitialization
class DatabaseNodeLease extends BackgroundLoop implements NodeLease {
    static final Duration LENGTH = Duration.ofSeconds(30);
    /** During a lease. */
    private static final int LOOKS = 30;
    private static final Logger log = LoggerFactory.getLogger(DatabaseNodeLease.class);

    private final NodeLeases leases;
    private final ForwardClock clock;
    private final Duration length;
    private final String owner = UUID.randomUUID().toString();
    private volatile int node;
    private volatile long heldUntil;
    private volatile long renewedAt;

    @Autowired
    DatabaseNodeLease(NodeLeases leases, Clock clock) {
        this(leases, clock, LENGTH);
    }

    /** @param length of the lease, in whole seconds */
    DatabaseNodeLease(NodeLeases leases, Clock clock, Duration length) {
        super("node-lease", Integer.MIN_VALUE);
        this.leases = leases;
        this.clock = new ForwardClock(clock);
        this.length = length;
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

    @Override
    public ForwardClock clock() {
        return clock;
    }

    /**
     * Renews it from here on, not only once the application starts: on a slow machine making its beans, of which some want ids,
     * alone may take longer than a lease.
     */
    @PostConstruct
    void keep() {
        super.start();
    }

    /** After a pause of the application, in which the lease may have ended: before anything else of it goes on. */
    @Override
    public void start() {
        renew();
        super.start();
    }

    /** Two renewals may fail before the lease ends. It is looked at oftener: when the clock is set forward, it is over. */
    @Override
    protected Duration round() {
        Duration left = Duration.ofMillis(heldUntil - clock.millis());
        Duration since = Duration.ofNanos(System.nanoTime() - renewedAt);
        if (left.compareTo(length.dividedBy(2)) < 0 || since.compareTo(length.dividedBy(3)) >= 0) {
            renew();
        }
        return length.dividedBy(LOOKS);
    }

    void renew() {
        long until = clock.millis() + length.toMillis();
        if (leases.extend(node, owner, until, length)) {
            // Not less than before: a clock that went back does not take away what the row already says.
            heldUntil = Math.max(heldUntil, until);
            renewedAt = System.nanoTime();
            return;
        }
        heldUntil = 0;
        log.error("Another instance holds node {}: its lease ended before it was renewed. Taking another node.", node);
        take();
    }

    /**
     * Lets the next instance have the node at once, if its clock is not behind the ids that were made here. It may be running
     * still: an application that fails before it starts is not stopped.
     */
    @PreDestroy
    void giveBack() {
        stop();
        heldUntil = 0;
        leases.release(node, owner, clock.millis());
    }

    private void take() {
        long now = clock.millis();
        long until = now + length.toMillis();
        NodeLeases.Taken taken = leases.take(owner, until, length);
        if (taken.usedUntil() > now) {
            leases.release(taken.node(), owner, taken.usedUntil());
            throw new StartupRefused("The database's clock is %d ms behind the last id of node %d"
                    .formatted(taken.usedUntil() - now, taken.node()), "Set it right and start again");
        }
        node = taken.node();
        heldUntil = until;
        renewedAt = System.nanoTime();
    }
}
