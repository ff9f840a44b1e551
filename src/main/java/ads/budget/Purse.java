package ads.budget;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/** What this instance may still spend of one campaign. Outlives the snapshots that candidates are in. */
public final class Purse {
    private final long campaignId;
    private final long advertiserId;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile long dailyBudget;
    private volatile long totalBudget;
    private volatile @Nullable Lease lease;
    private volatile @Nullable LeaseRefusal refusal;
    private volatile long retryAtMillis;

    Purse(long campaignId, long advertiserId) {
        this.campaignId = campaignId;
        this.advertiserId = advertiserId;
    }

    /** Whether this much could be reserved now; costs two reads. */
    public boolean covers(long price, long nowMillis) {
        Lease current = lease;
        return current != null && current.covers(price, nowMillis);
    }

    /** Reserves a price; the lease that it came out of, or null. */
    public @Nullable Lease reserve(long price, long nowMillis) {
        Lease current = lease;
        return current != null && current.reserve(price, nowMillis) ? current : null;
    }

    /** Why nothing was leased last time; null when something was, or nobody asked. */
    public @Nullable LeaseRefusal refusal() {
        return refusal;
    }

    /** From when on it is worth asking for a lease: after a refusal a while later, at no time while somebody asks. */
    public long askableFrom() {
        return wanted.get() ? Long.MAX_VALUE : retryAtMillis;
    }

    /** Says that a lease is needed; true for the first who says so when it is worth asking. */
    boolean want(long nowMillis) {
        return nowMillis >= retryAtMillis && !wanted.getAndSet(true);
    }

    void limit(long daily, long total) {
        if (daily != dailyBudget || total != totalBudget) {
            dailyBudget = daily;
            totalBudget = total;
            retryAtMillis = 0;
        }
    }

    void fill(Lease next) {
        refusal = null;
        retryAtMillis = 0;
        lease = next;
        wanted.set(false);
    }

    void refuse(LeaseRefusal why, long askAgainMillis) {
        refusal = why;
        retryAtMillis = askAgainMillis;
        wanted.set(false);
    }

    @Nullable
    Lease lease() {
        return lease;
    }

    long campaignId() {
        return campaignId;
    }

    long advertiserId() {
        return advertiserId;
    }

    /** Won. */
    long dailyBudget() {
        return dailyBudget;
    }

    /** Won. */
    long totalBudget() {
        return totalBudget;
    }
}
