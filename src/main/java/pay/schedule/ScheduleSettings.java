package pay.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.time.BusinessDays;

/**
 * How scheduled transfers are done.
 *
 * @param attempts when on its day a transfer is tried until it is not refused, in Seoul
 * @param until the time of day from which on what was not tried is missed, and nothing is tried late
 * @param most how many live schedules a member may have
 */
@ConfigurationProperties("madang.pay.schedule")
record ScheduleSettings(@DefaultValue({
        "09:00", "12:00", "18:00"}) List<LocalTime> attempts,
        @DefaultValue("22:00") LocalTime until, @DefaultValue("50") int most) {
    ScheduleSettings {
        attempts = attempts.stream().sorted().toList();
        if (attempts.isEmpty() || !attempts.getLast().isBefore(until) || most < 1) {
            throw new IllegalArgumentException("madang.pay.schedule is " + attempts + ", " + until + ", " + most);
        }
    }

    /** When it is tried first on its day. */
    Instant first(LocalDate due) {
        return at(due, attempts.getFirst());
    }

    /** When it is tried again on its day after it was refused. */
    Optional<Instant> next(LocalDate due, Instant refusedAt) {
        return attempts.stream().map(time -> at(due, time)).filter(refusedAt::isBefore).findFirst();
    }

    /** Whether its day is over: it is not tried any more. */
    boolean isOver(LocalDate due, Instant now) {
        return !now.isBefore(end(due));
    }

    /** When its day is over. */
    Instant end(LocalDate due) {
        return at(due, until);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(BusinessDays.SEOUL).toInstant();
    }
}
