package platform.ops;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import platform.id.Ids;

/**
 * The ids of what was made on some days in Korea, as the filter of a page names them.
 *
 * @param from the smallest
 * @param before larger than each
 */
public record DayRange(long from, long before) {
    /** From a day on and until another one, that one too; null: from the first, or to the last. */
    public static DayRange of(@Nullable LocalDate from, @Nullable LocalDate until) {
        return new DayRange(from == null ? 0 : Ids.firstAt(begin(from)),
                until == null ? Long.MAX_VALUE : Ids.firstAt(begin(until).plus(1, ChronoUnit.DAYS)));
    }

    /** What of it comes behind this one on a list that begins with the newest. */
    public DayRange before(long id) {
        return new DayRange(from, Math.min(before, id));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(PageTimes.ZONE).toInstant();
    }
}
