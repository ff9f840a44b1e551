package ads.budget;

import java.util.concurrent.atomic.AtomicLong;

/** A part of a campaign's budget that this instance may decide over until a moment; thousandths of a won. */
public final class Lease {
    private final long id;
    private final long serveUntilMillis;
    private final AtomicLong remaining;

    Lease(long id, long amount, long serveUntilMillis) {
        this.id = id;
        this.serveUntilMillis = serveUntilMillis;
        this.remaining = new AtomicLong(amount);
    }

    /** The number that tokens carry. */
    public long id() {
        return id;
    }

    boolean covers(long price, long nowMillis) {
        return remaining.get() >= price && nowMillis < serveUntilMillis;
    }

    boolean reserve(long price, long nowMillis) {
        if (nowMillis >= serveUntilMillis) {
            return false;
        }
        long before = remaining.get();
        while (before >= price) {
            long witness = remaining.compareAndExchange(before, before - price);
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }

    /** Takes all that is left: nothing more can be reserved. */
    long drain() {
        return remaining.getAndSet(0);
    }
}
