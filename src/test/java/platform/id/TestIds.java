package platform.id;

import java.time.Clock;

/** Ids for tests without a database: node 0 for ever. */
public final class TestIds {
    private TestIds() {}

    public static Ids ofNodeZero() {
        ForwardClock clock = new ForwardClock(Clock.systemUTC());
        return new Ids(new NodeLease() {
            @Override
            public int node() {
                return 0;
            }

            @Override
            public long heldUntil() {
                return Long.MAX_VALUE;
            }

            @Override
            public ForwardClock clock() {
                return clock;
            }
        });
    }
}
