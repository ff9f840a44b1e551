package pay.seal;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import platform.id.Ids;

/** How far sealing is behind: whatever stops it, this grows. */
@Component
class SealLag implements MeterBinder {
    private final SealTable table;
    private final Clock clock;

    SealLag(SealTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Since the oldest movement that is under no seal; zero without one. */
    Duration behind() {
        return table.firstAfter(table.last().until()).map(id -> Duration.between(Ids.timeOf(id), clock.instant()))
                .orElse(Duration.ZERO);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("madang.pay.seal.lag", () -> behind().toSeconds()).baseUnit("seconds")
                .description("Since the oldest movement of the ledger that is under no seal").register(meters);
    }
}
