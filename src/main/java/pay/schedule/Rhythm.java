package pay.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** On which days a transfer is planned, whether banks work on them or not. */
sealed interface Rhythm {
    /** How often. */
    enum Repeats {
        ONCE, WEEKLY, MONTHLY
    }

    /** On one day. */
    record Once(LocalDate date) implements Rhythm {}

    /** On one day of each week. */
    record Weekly(DayOfWeek day) implements Rhythm {}

    /**
     * On one day of each month.
     *
     * @param day 1 to 31; of a shorter month it is the last
     */
    record Monthly(int day) implements Rhythm {
        LocalDate in(YearMonth month) {
            return month.atDay(Math.min(day, month.lengthOfMonth()));
        }
    }

    /** The first planned day that is not before {@code earliest}. */
    default Optional<LocalDate> from(LocalDate earliest) {
        return switch (this) {
            case Once(LocalDate date) -> Optional.of(date).filter(day -> !day.isBefore(earliest));
            case Weekly(DayOfWeek day) -> Optional.of(earliest.with(TemporalAdjusters.nextOrSame(day)));
            case Monthly monthly -> {
                YearMonth month = YearMonth.from(earliest);
                LocalDate day = monthly.in(month);
                yield Optional.of(day.isBefore(earliest) ? monthly.in(month.plusMonths(1)) : day);
            }
        };
    }

    default Repeats repeats() {
        return switch (this) {
            case Once _ -> Repeats.ONCE;
            case Weekly _ -> Repeats.WEEKLY;
            case Monthly _ -> Repeats.MONTHLY;
        };
    }

    /** As the device signs it, for example {@code MONTHLY 31}. */
    default String signed() {
        return switch (this) {
            case Once(LocalDate date) -> Repeats.ONCE + " " + date;
            case Weekly(DayOfWeek day) -> Repeats.WEEKLY + " " + day;
            case Monthly(int day) -> Repeats.MONTHLY + " " + day;
        };
    }
}
