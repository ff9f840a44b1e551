package platform.id;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.hypersistence.tsid.TSID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the ids of this instance: 64-bit, time-sorted, unique across instances by the node number that it leases. Time never
 * goes back here: when the clock does, ids go on from the latest moment that was used.
 */
@Component
public class Ids {
    private static final int NODE_BITS = 10;

    private final NodeLease lease;
    private final ForwardClock clock;
    private volatile Generator generator;

    Ids(NodeLease lease, Clock clock) {
        this.lease = lease;
        this.clock = new ForwardClock(clock);
        this.generator = new Generator(lease.node(), this.clock);
    }

    /** The smallest id that could have been made at a time; smaller ones were made before it. */
    public static long firstAt(Instant time) {
        return Math.max(0, time.toEpochMilli() - TSID.TSID_EPOCH) << 22;
    }

    /** When an id was made, to the millisecond. */
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli((id >> 22) + TSID.TSID_EPOCH);
    }

    /** The number of this instance among those that run now. */
    public int node() {
        return lease.node();
    }

    /** A new id, larger than any that this instance made before. */
    public Tsid next() {
        return new Tsid(nextLong());
    }

    /**
     * The same as {@link #next()} as the bare number that a typed id wraps.
     *
     * @throws IllegalStateException when the node's lease is lost or was not renewed in time
     */
    public long nextLong() {
        Generator current = generator;
        if (current.node() != lease.node()) {
            current = new Generator(lease.node(), clock);
            generator = current;
        }
        if (clock.millis() > lease.heldUntil()) {
            throw new IllegalStateException("The lease of node " + lease.node() + " ended: no ids until it is renewed");
        }
        return current.factory().generate().toLong();
    }

    private record Generator(int node, TSID.Factory factory) {
        Generator(int node, Clock clock) {
            this(node, TSID.Factory.builder().withNodeBits(NODE_BITS).withNode(node).withClock(clock).build());
        }
    }

    /** A clock that stands still while the one behind it goes back. */
    private static final class ForwardClock extends Clock {
        private final Clock clock;
        private final java.util.concurrent.atomic.AtomicLong latest = new java.util.concurrent.atomic.AtomicLong();

        ForwardClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public long millis() {
            return latest.accumulateAndGet(clock.millis(), Math::max);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            return this;
        }
    }
}
