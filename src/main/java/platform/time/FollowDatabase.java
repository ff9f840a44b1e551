package platform.time;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Keeps this instance's clock by the database's, as long as anything of the application runs. */
@Component
class FollowDatabase extends BackgroundLoop {
    /** So long an instance goes wrong when the database's clock is set; clocks of two machines part by microseconds in that time. */
    static final Duration EVERY = Duration.ofSeconds(2);

    private final DatabaseClock clock;

    FollowDatabase(DatabaseClock clock, MeterRegistry meters) {
        super("database-clock", Integer.MIN_VALUE);
        this.clock = clock;
        Gauge.builder("madang.clock.machine.ahead", this::machineAhead).baseUnit("seconds").register(meters);
    }

    /** What the machine's own clock says beyond it, which nobody goes by. */
    private double machineAhead() {
        return Duration.between(clock.instant(), Instant.now()).toMillis() / 1e3;
    }

    @Override
    protected Duration round() {
        clock.follow();
        return EVERY;
    }
}
