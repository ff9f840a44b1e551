package benefit.attendance;

/**
 * What checking in is worth.
 *
 * @param points of a day
 * @param bonusEvery so many days in a row bring the bonus, and again so many
 * @param bonusPoints of such a day, instead of the others
 */
public record AttendancePolicy(long points, int bonusEvery, long bonusPoints) {
    /** What a day is worth that is the {@code streak}-th in a row. */
    public long pointsFor(int streak) {
        return streak % bonusEvery == 0 ? bonusPoints : points;
    }
}
