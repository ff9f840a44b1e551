package platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The days that somebody can mean: nothing that we know of was before, nobody plans beyond, and what can be kept of a day ends somewhere. */
public final class OurTime {
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private OurTime() {}

    public static boolean includes(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /** Whether it is within these days, as in UTC. */
    public static boolean includes(Instant time) {
        return !time.isBefore(FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC))
                && time.isBefore(LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
