package ads.counting;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

import jakarta.annotation.PreDestroy;

import ads.refusal.AdsError;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import platform.id.Ids;
import platform.web.DomainException;

/** The log of events of this instance. */
@Component
class EventLog {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LogFolder folder;
    private final SegmentLog log;

    @Autowired
    EventLog(CountingProperties properties, Ids ids, SettleEvents settle, MeterRegistry meters) {
        this(properties, ids::nextLong, settle::beginning, meters);
    }

    /** @param settledTo where the log of an id is settled to */
    EventLog(CountingProperties properties, LongSupplier ids, LongUnaryOperator settledTo, MeterRegistry meters) {
        folder = LogFolder.take(properties.folder(), ids);
        log = new SegmentLog(folder, properties.segmentBytes(), properties.waiting(),
                settledTo.applyAsLong(folder.id()));
        Gauge.builder("madang.ads.events.log.broken", () -> log.isWriting() ? 0 : 1)
                .description("1 when the log of events takes no more: a write failed").register(meters);
    }

    long id() {
        return folder.id();
    }

    SegmentLog segments() {
        return log;
    }

    /**
     * Keeps events for good: they are on disk when this returns.
     *
     * @throws DomainException {@link AdsError#AD_EVENTS_BUSY}
     */
    void keep(List<Happening> events) {
        CompletableFuture<Void> durable = log.append(LogFrame.of(events));
        try {
            if (durable != null) {
                durable.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
        } catch (ExecutionException | TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw busy();
    }

    private static DomainException busy() {
        return DomainException.retryAfter(Duration.ofSeconds(1), AdsError.AD_EVENTS_BUSY);
    }

    @PreDestroy
    void close() throws IOException {
        log.close();
    }
}
