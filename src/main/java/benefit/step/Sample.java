package benefit.step;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

import platform.time.BusinessDays;

/** Steps that a phone counted in the minute that {@code at} lies in. */
record Sample(Instant at, int steps) {
    /** The Korean day. */
    LocalDate day() {
        return local().toLocalDate();
    }

    /** The minute of that day, from 0. */
    int minute() {
        return local().toLocalTime().toSecondOfDay() / 60;
    }

    private ZonedDateTime local() {
        return at.atZone(BusinessDays.SEOUL);
    }
}
