package commerce.live;

import java.time.Duration;

/** The limits and times of every show. */
final class LiveTerms {
    /** One that its seller forgets ends by itself. */
    static final Duration LONGEST = Duration.ofHours(4);
    /** One that never starts is cancelled so long after it was to. */
    static final Duration TO_START = Duration.ofHours(24);
    static final Duration PLANNED_AHEAD = Duration.ofDays(60);
    /** A form that takes a while to fill is not refused. */
    static final Duration PLANNED_LATE = Duration.ofMinutes(10);
    static final int MOST_PRODUCTS = 20;
    static final int LONGEST_TITLE = 80;
    static final int LONGEST_NOTICE = 200;
    static final int LONGEST_MESSAGE = 200;
    /** What was said in so long is read again each time; no more is let into a show meanwhile than that reads. */
    static final Duration READ_AGAIN = Duration.ofSeconds(10);
    static final int MOST_SAID = 100;
    /** Of one seller, all of which everybody is shown. */
    static final int MOST_PLANNED = 40;
    /** What is said is kept for who may have to look into it. */
    static final Duration CHAT_KEPT = Duration.ofDays(30);

    private LiveTerms() {}
}
