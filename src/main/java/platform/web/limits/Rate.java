package platform.web.limits;

/**
 * A bucket that holds {@code burst} requests and is refilled evenly.
 *
 * @param perMinute 0 for no limit
 * @param burst how many may come at once
 */
public record Rate(long perMinute, long burst) {
    private static final long MINUTE = 60_000_000;

    /** Whether it holds anybody back. */
    public boolean limits() {
        return perMinute > 0;
    }

    /** In how many microseconds one more may come, when all that may come at once have. */
    long interval() {
        return Math.max(1, MINUTE / perMinute);
    }

    /** In how many microseconds an empty bucket is full. */
    long refill() {
        return interval() * burst;
    }
}
