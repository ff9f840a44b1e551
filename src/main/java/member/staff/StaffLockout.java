package member.staff;

import java.time.Duration;

/**
 * After five failures in a row a person is locked out for one minute, twice as long after each further one, a day at most; only browsers that they
 * have logged in from before get in meanwhile.
 */
final class StaffLockout {
    private static final int FREE = 4;
    private static final Duration LONGEST = Duration.ofDays(1);

    private StaffLockout() {}

    static Duration after(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE - 1, 20);
        Duration wait = Duration.ofMinutes(1L << doublings);
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
