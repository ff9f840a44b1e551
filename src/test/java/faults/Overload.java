package faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import faults.Crowd.Wish;

/** Ten times as many purchases as go, then twice as many transfers, at random times whatever becomes of those before. */
final class Overload implements Attack {
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration NORMAL_AFTER = Duration.ofSeconds(5);
    private static final int BUYERS = 16;
    private static final int SENDERS = 64;
    private static final double CALM = 0.3;

    private final Duration duration;

    /** @param duration of each wave */
    Overload(Duration duration) {
        this.duration = duration;
    }

    @Override
    public String name() {
        return "overload: purchases at 10 times, transfers at twice what goes";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.PLAIN;
    }

    @Override
    public Manner manner() {
        return Manner.QUIET;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        Crowd crowd = new Crowd(load, site.port());
        try {
            crowd.closed(BUYERS, WARM_UP, crowd::buys);
            overwhelm(site, "purchases", crowd, crowd::buys, BUYERS, 10, figures);
            crowd.closed(SENDERS, WARM_UP, crowd::sends);
            overwhelm(site, "transfers", crowd, crowd::sends, SENDERS, 2, figures);
        } finally {
            crowd.end();
        }
    }

    private void overwhelm(Site site, String what, Crowd crowd, Function<Wave, Wish> wish, int people, int times,
            Figures figures)
            throws InterruptedException {
        Effort before = Effort.of(site);
        double peak = crowd.closed(people, duration, wish).perSecond();
        Effort between = Effort.of(site);
        Wave wave = crowd.open(times * peak, duration, wish);
        Effort after = Effort.of(site);
        Wave calm = crowd.open(CALM * peak, duration.plus(NORMAL_AFTER), wish);
        figures.note(what + " a second: at most, asked for, begun, done", String.format(Locale.ROOT,
                "%.0f, %.0f, %.0f, %.0f", peak, wave.camePerSecond(), wave.begunPerSecond(), wave.perSecond()));
        figures.note(what + ", cores that people, application and database have, at most; in the wave",
                between.coresSince(before) + "; " + after.coresSince(between));
        figures.atLeast(what + ", done of what goes at most", 100 * wave.perSecond() / peak, 80, "%");
        figures.note(what + ", requests taken in, p50", millis(wave.takenMillis(0.5, Duration.ZERO)));
        figures.bound(what + ", requests taken in, p99", wave.takenMillis(0.99, Duration.ZERO), 500, "ms");
        figures.note(what + ", requests turned away", Integer.toString(wave.turnedAway(Duration.ZERO)));
        figures.note(what + ", turned away, p50", millis(wave.turnedAwayMillis(0.5)));
        figures.bound(what + ", turned away, p99", wave.turnedAwayMillis(0.99), 50, "ms");
        figures.bound(what + ", requests broken", wave.broken() + calm.broken(), 0, "requests");
        figures.bound(what + ", turned away from 5 s after it on", calm.turnedAway(NORMAL_AFTER), 0, "requests");
        figures.bound(what + ", requests from 5 s after it on, p99", calm.takenMillis(0.99, NORMAL_AFTER), 500, "ms");
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    @Override
    public List<Twin> twins() {
        // As many as have room in its memory: without any limit it does not live to be looked at.
        return List.of(Twin.of("nearly everybody is let in", Manner.QUIET, "--madang.limits.concurrent=2000",
                "--madang.limits.writes=2000",
                "--madang.limits.together=2000", "--madang.limits.policies.quotes.at-once=2000"));
    }
}
