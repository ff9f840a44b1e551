package pay.schedule;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import platform.time.BusinessDays;

/**
 * When money is to be sent.
 *
 * @param lastOn after which no day is planned; null when there is none
 * @param times how many days are planned at most; null when there is no end to them
 */
record Plan(Rhythm rhythm, BusinessDayRule rule, @Nullable LocalDate lastOn, @Nullable Integer times) {
    /**
     * One planned day.
     *
     * @param due when the money is to be sent, by the rule for business days
     */
    record Day(LocalDate planned, LocalDate due) {}

    /** The first planned day after {@code today} that is not due today or before. */
    Optional<Day> first(LocalDate today, BusinessDays calendar) {
        Optional<Day> day = after(today, calendar);
        while (day.isPresent() && !day.get().due().isAfter(today)) {
            day = after(day.get().planned(), calendar);
        }
        return day;
    }

    /**
     * The planned day that follows another one.
     *
     * @param past how many are over, that one included
     */
    Optional<Day> next(LocalDate planned, int past, BusinessDays calendar) {
        return times != null && past >= times ? Optional.empty() : after(planned, calendar);
    }

    private Optional<Day> after(LocalDate day, BusinessDays calendar) {
        return rhythm.from(day.plusDays(1)).filter(planned -> lastOn == null || !planned.isAfter(lastOn))
                .map(planned -> new Day(planned, rule.due(planned, calendar)));
    }

    /** As the device signs it: a line for each part. */
    String signed() {
        return String.join("\n", rhythm.signed(), lastOn == null ? "" : lastOn.toString(),
                times == null ? "" : times.toString(), rule.name());
    }
}
