package ads.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

import platform.time.BusinessDays;

/** Spends a day's budget evenly: at no time of the day more than the part of it that has passed, and a little ahead. */
final class Pacing {
    /** So far ahead that a campaign can begin at midnight, and a lease need not be asked for at each decision. */
    static final Duration AHEAD = Duration.ofMinutes(5);
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private Pacing() {}

    /** How much of a day's budget may be spent by now, in the unit of the budget. */
    static long allowed(long daily, Instant now) {
        LocalTime seoul = LocalTime.ofInstant(now, BusinessDays.SEOUL);
        long passed = Math.min(DAY, seoul.toSecondOfDay() + AHEAD.toSeconds());
        return Math.multiplyHigh(daily, passed) == 0 ? daily * passed / DAY : daily / DAY * passed;
    }

    /** How much to lease at a time: what five minutes bring, and ten prices at least. */
    static long chunk(long daily, long price) {
        return Math.max(10 * price, daily * AHEAD.toSeconds() / DAY);
    }
}
