package platform.ops;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.id.Ids;

/**
 * The ids of what was made on some days in Korea, as the filter of a page names them.
 *
 * @param from the smallest
 * @param before larger than each
 */
public record DayRange(long from, long before) {
    /** Earlier and later than everything, and within the time that an id can tell. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2089, 1, 1);

    /** From a day on and until another one, that one too; null: from the first, or to the last. */
    public static DayRange of(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new DayRange(from == null ? 0 : begin(within(from)),
                until == null ? Long.MAX_VALUE : begin(within(until).plusDays(1)));
    }

    /** What of it comes behind this one on a list that begins with the newest. */
    public DayRange before(long id) {
        return new DayRange(from, Math.min(before, id));
    }

    private static LocalDate within(LocalDate day) {
        return day.isBefore(FIRST_DAY) ? FIRST_DAY : day.isAfter(LAST_DAY) ? LAST_DAY : day;
    }

    private static long begin(LocalDate day) {
        return Ids.firstAt(day.atStartOfDay(PageTimes.ZONE).toInstant());
    }
}
