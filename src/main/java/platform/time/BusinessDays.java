package platform.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

/** The Korean business calendar: banks work on weekdays that are no public holiday, in the time of Seoul. */
@Component
public class BusinessDays {
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final KoreanHolidays holidays = KoreanHolidays.load();
    private final Clock clock;

    public BusinessDays(Clock clock) {
        this.clock = clock;
    }

    /** The date in Seoul now. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SEOUL);
    }

    /** Whether the holidays of its year are known; of other years nothing else can be asked. */
    public boolean isKnown(LocalDate date) {
        return holidays.isKnown(date);
    }

    public boolean isBusinessDay(LocalDate date) {
        return !holidays.isHoliday(date) && !KoreanHolidays.isWeekend(date);
    }

    /** The first business day after {@code date}. */
    public LocalDate next(LocalDate date) {
        return plus(date, 1);
    }

    /**
     * The {@code days}-th business day after {@code date}, as in D+2; with 0 the date itself, or the next business day when it
     * is none.
     *
     * @param days 0 or more
     */
    public LocalDate plus(LocalDate date, int days) {
        return plus(date, days, this::isBusinessDay);
    }

    /**
     * The same for a deadline that must not stop what it is the deadline of: weekdays alone count in a year whose holidays are
     * not known.
     */
    public LocalDate plannedPlus(LocalDate date, int days) {
        return plus(date, days, day -> isKnown(day) ? isBusinessDay(day) : !KoreanHolidays.isWeekend(day));
    }

    private static LocalDate plus(LocalDate date, int days, Predicate<LocalDate> isBusinessDay) {
        if (days < 0) {
            throw new IllegalArgumentException("Not back: " + days);
        }
        LocalDate day = date;
        while (days == 0 && !isBusinessDay.test(day)) {
            day = day.plusDays(1);
        }
        for (int left = days; left > 0; left--) {
            day = day.plusDays(1);
            while (!isBusinessDay.test(day)) {
                day = day.plusDays(1);
            }
        }
        return day;
    }
}
