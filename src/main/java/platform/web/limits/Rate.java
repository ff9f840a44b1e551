package platform.web.limits;

/**
 * A bucket that holds {@code burst} requests and is refilled evenly.
 *
 * @param perMinute 0 for no limit
 * @param burst how many may come at once
 */
public record Rate(long perMinute, long burst) {
    /** Whether it holds anybody back. */
    public boolean limits() {
        return perMinute > 0;
    }
}
