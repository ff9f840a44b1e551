package pay.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

import platform.time.BusinessDays;
import platform.time.OurTime;

/** The days from which on a rule may be set: those whose first transactions cannot miss it. */
final class LaterDays {
    /** Until an approval has committed, and who has read the rules before reads them again. */
    private static final Duration UNTIL_KNOWN = Duration.ofMinutes(5);

    private LaterDays() {}

    static boolean include(LocalDate day, Clock clock) {
        return OurTime.includes(day)
                && day.isAfter(LocalDate.ofInstant(clock.instant().plus(UNTIL_KNOWN), BusinessDays.SEOUL));
    }
}
