package pay.point;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** For how long points have been there of which the day has come. */
@Component
class OverduePoints implements MeterBinder {
    private final PointLots lots;
    private final Clock clock;

    OverduePoints(PointLots lots, Clock clock) {
        this.lots = lots;
        this.clock = clock;
    }

    /** Since the oldest of them should have lapsed; zero without one. */
    Duration since() {
        Instant now = clock.instant();
        return lots.firstLapse().filter(first -> first.isBefore(now)).map(first -> Duration.between(first, now))
                .orElse(Duration.ZERO);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("madang.pay.points.overdue", () -> since().toSeconds()).baseUnit("seconds")
                .description("Since the oldest points that are still there should have lapsed").register(meters);
    }
}
