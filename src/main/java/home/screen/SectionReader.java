package home.screen;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads sections side by side, each in a thread of its own, until a common deadline. Of one section a few are read at a time,
 * so that one which hangs takes no more than these few connections from the others.
 */
@Component
class SectionReader {
    private static final Logger log = LoggerFactory.getLogger(SectionReader.class);
    /** A quarter of the pool. */
    private static final int AT_A_TIME = 4;

    private final Duration patience;
    private final MeterRegistry metrics;
    private final Map<Section, Semaphore> places = new EnumMap<>(Section.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SectionReader(@Value("${madang.home.patience:100ms}") Duration patience, MeterRegistry metrics) {
        this.patience = patience;
        this.metrics = metrics;
        for (Section section : Section.values()) {
            places.put(section, new Semaphore(AT_A_TIME));
            for (Read.Cause cause : Read.Cause.values()) {
                // Scraped from the start: an alert on the increase would not see the first.
                missing(section, cause);
            }
        }
    }

    /** When what is begun now is late. */
    long deadline() {
        return System.nanoTime() + patience.toNanos();
    }

    /** A section that is being read. */
    record Reading<T>(Section section, Future<T> future) {}

    <T> Reading<T> start(Section section, long deadline, Callable<T> query) {
        Semaphore place = Objects.requireNonNull(places.get(section));
        return new Reading<>(section, threads.submit(() -> {
            if (!place.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException("no place");
            }
            try {
                return query.call();
            } finally {
                place.release();
            }
        }));
    }

    <T> Read<T> result(Reading<T> reading, long deadline) {
        try {
            return new Read.Known<>(
                    reading.future().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            // Not interrupted: that would close the connection that it reads from.
            reading.future().cancel(false);
            return missing(reading.section(), Read.Cause.SECTION_LATE, e);
        } catch (ExecutionException e) {
            boolean late = e.getCause() instanceof TimeoutException;
            return missing(reading.section(), late ? Read.Cause.SECTION_LATE : Read.Cause.SECTION_BROKEN, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(reading.section(), Read.Cause.SECTION_LATE, e);
        }
    }

    private Counter missing(Section section, Read.Cause cause) {
        return metrics.counter("madang.home.section.missing", "section", section.name(), "cause", cause.name());
    }

    private <T> Read<T> missing(Section section, Read.Cause cause, Exception why) {
        missing(section, cause).increment();
        if (cause == Read.Cause.SECTION_BROKEN) {
            log.warn("The first screen is shown without its {}", section, why);
        } else {
            log.warn("The first screen is shown without its {}: late", section);
        }
        return new Read.Missing<>(cause);
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
