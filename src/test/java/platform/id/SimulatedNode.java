package platform.id;

import java.time.Clock;

/**
 * A node number that can be changed. Whoever lets time begin anew takes another one, so that no id is made twice though ids
 * are sorted by that time.
 */
public final class SimulatedNode implements NodeLease {
    private static final int NODES = 1024;

    private final Clock time;
    private volatile int node;
    private volatile ForwardClock clock;

    public SimulatedNode(Clock time) {
        this.time = time;
        this.clock = new ForwardClock(time);
    }

    @Override
    public int node() {
        return node;
    }

    @Override
    public long heldUntil() {
        return Long.MAX_VALUE;
    }

    @Override
    public ForwardClock clock() {
        return clock;
    }

    /** Ids are made of an earlier time from now on. */
    public void beginAnew() {
        clock = new ForwardClock(time);
        node = (node + 1) % NODES;
    }
}
