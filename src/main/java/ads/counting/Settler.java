package ads.counting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Settles what stands in this instance's log of events, once a second; without a pause when it is behind. */
@Component
class Settler extends BackgroundLoop {
    /**
     * At most about 55,000 events a transaction: the further behind, the more at once, and the more events share a row of the
     * reports, of the budgets and of the frequencies, which is what a settlement costs.
     */
    private static final int PART = 1 << 22;
    /** What a second brings is settled together, for the same reason. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventLog log;
    private final SettleEvents settle;
    private volatile long position = -1;

    Settler(EventLog log, SettleEvents settle, MeterRegistry meters) {
        super("ads-settler", 0);
        this.log = log;
        this.settle = settle;
        Gauge.builder("madang.ads.events.unsettled", this::unsettledBytes).baseUnit("bytes")
                .description("What stands in the log of events and is not settled yet").register(meters);
    }

    /** Null, which is shown as no number, as long as nobody has told how far the log is settled. */
    private @Nullable Long unsettledBytes() {
        return position < 0 ? null : Long.valueOf(log.segments().durable() - position);
    }

    @Override
    protected synchronized Duration round() {
        try {
            if (position < 0) {
                position = settle.position(log.id());
            }
            SegmentLog.Part part = log.segments().read(position, PART);
            if (part.next() == position) {
                return PAUSE;
            }
            boolean settled = settle.settle(log.id(), position, part);
            position = settled ? part.next() : settle.position(log.id());
            log.segments().dropBefore(position);
            return log.segments().durable() - position < PART ? PAUSE : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
