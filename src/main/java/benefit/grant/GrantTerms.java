package benefit.grant;

import java.time.Duration;

/** How long pay is waited for. */
final class GrantTerms {
    /** For so long one of which pay cannot be told is in nobody's way. */
    static final Duration PUT_OFF = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 8;

    private GrantTerms() {}

    /** How long to wait for an answer after a grant, or money behind a programme, was told this often: a minute, two, four … at most about four hours. */
    static Duration patience(int told) {
        return FIRST.multipliedBy(1L << Math.min(told - 1, MOST_DOUBLINGS));
    }
}
