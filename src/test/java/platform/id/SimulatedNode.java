package platform.id;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * A node number that can be changed. Whoever lets time begin anew takes another one, so that no id is made twice though ids
 * are sorted by that time.
 */
public final class SimulatedNode implements NodeLease {
    private static final int NODES = 1024;

    private volatile int node;

    @Override
    public int node() {
        return node;
    }

    @Override
    public long heldUntil() {
        return Long.MAX_VALUE;
    }

    /** Ids are made of an earlier time from now on. */
    public void beginAnew(Ids ids) {
        node = (node + 1) % NODES;
        Object clock = Objects.requireNonNull(ReflectionTestUtils.getField(ids, "clock"));
        ((AtomicLong) Objects.requireNonNull(ReflectionTestUtils.getField(clock, "latest"))).set(0);
    }
}
