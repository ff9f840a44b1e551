package pay.bank;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

import platform.time.BusinessDays;

/** The hour around midnight in Korea in which banks work on their books and take no requests. */
final class Maintenance {
    private static final LocalTime FROM = LocalTime.of(23, 30);
    private static final LocalTime UNTIL = LocalTime.of(0, 30);

    private Maintenance() {}

    /** Until when it lasts, if it is that hour. */
    static Optional<Instant> at(Instant now) {
        ZonedDateTime there = now.atZone(BusinessDays.SEOUL);
        LocalTime time = there.toLocalTime();
        if (time.isBefore(UNTIL)) {
            return Optional.of(there.with(UNTIL).toInstant());
        }
        return time.isBefore(FROM) ? Optional.empty() : Optional.of(there.plusDays(1).with(UNTIL).toInstant());
    }
}
