package member.pin;

import java.time.Duration;
import java.util.List;

/**
 * How long nobody may try after wrong PINs in a row: four are free, the fifth locks for a minute, and each further one for
 * longer, up to a day. So in a year about 370 of the million PINs can be tried.
 */
final class PinLockout {
    static final int FREE = 4;

    private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8), Duration.ofDays(1));

    private PinLockout() {}

    /** The wait after this many failures in a row; zero for the free ones. */
    static Duration after(int failures) {
        return failures <= FREE ? Duration.ZERO : WAITS.get(Math.min(failures - FREE, WAITS.size()) - 1);
    }
}
