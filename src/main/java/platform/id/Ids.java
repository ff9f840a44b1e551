package platform.id;

import java.time.Instant;

import io.hypersistence.tsid.TSID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Makes the ids of this instance: 64-bit, time-sorted, unique across instances by the node number that it leases. Time never
 * goes back here: when the clock does, ids go on from the latest moment that was used.
 */
@Component
public class Ids {
    private static final int NODE_BITS = 10;
    private static final Instant FIRST = timeOf(0);
    /** In 2089. */
    private static final Instant LAST = timeOf(Long.MAX_VALUE);

    private final NodeLease lease;
    private volatile Generator generator;

    Ids(NodeLease lease) {
        this.lease = lease;
        this.generator = new Generator(lease.node(), lease.clock());
    }

    /**
     * The smallest id that could have been made at a time; smaller ones were made before it. Of a time that no id can tell it is 0,
     * or {@link Long#MAX_VALUE}.
     */
    public static long firstAt(Instant time) {
        if (time.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        return time.isBefore(FIRST) ? 0 : (time.toEpochMilli() - TSID.TSID_EPOCH) << 22;
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
     * @throws DataAccessResourceFailureException when the node's lease is lost or was not renewed in time; it is, soon, if the
     *         database can be reached
     */
    public long nextLong() {
        while (true) {
            Generator current = generator();
            long id = current.factory().generate().toLong();
            long heldUntil = lease.heldUntil();
            if (current.clock().reach(timeOf(id).toEpochMilli()) > heldUntil) {
                throw new DataAccessResourceFailureException(
                        "The lease of node " + lease.node() + " ended: no ids until it is renewed");
            }
            // Who stood still here while the node was lost and another taken begins again.
            if (current.node() == lease.node()) {
                return id;
            }
        }
    }

    private Generator generator() {
        Generator current = generator;
        if (current.node() != lease.node()) {
            current = new Generator(lease.node(), lease.clock());
            generator = current;
        }
        return current;
    }

    private record Generator(int node, ForwardClock clock, TSID.Factory factory) {
        Generator(int node, ForwardClock clock) {
            this(node, clock, TSID.Factory.builder().withNodeBits(NODE_BITS).withNode(node).withClock(clock).build());
        }
    }
}
