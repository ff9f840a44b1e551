package ads.budget;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A part of a day's budget of a campaign that this instance may decide over until a moment; thousandths of a won. A request that began
 * before the day reserves nothing: its token would be of the day before.
 */
public final class Lease {
    private final long id;
    private final long serveFromMillis;
    private final long serveUntilMillis;
    private final AtomicLong remaining;

    /**
     * Of a day.
     *
     * @param serveFromMillis when the day begins
     */
    Lease(long id, long amount, long serveFromMillis, long serveUntilMillis) {
        this.id = id;
        this.serveFromMillis = serveFromMillis;
        this.serveUntilMillis = serveUntilMillis;
        this.remaining = new AtomicLong(amount);
    }

    /** The number that tokens carry. */
    public long id() {
        return id;
    }

    boolean covers(long price, long nowMillis) {
        return remaining.get() >= price && isServedAt(nowMillis);
    }

    boolean reserve(long price, long nowMillis) {
        if (!isServedAt(nowMillis)) {
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

    private boolean isServedAt(long nowMillis) {
        return serveFromMillis <= nowMillis && nowMillis < serveUntilMillis;
    }

    /** Takes all that is left: nothing more can be reserved. */
    long drain() {
        return remaining.getAndSet(0);
    }
}
