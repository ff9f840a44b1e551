package platform.event.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

/** What operators watch: backlog, age and dead letters of each listener, and how deliveries end here. */
@Component
class DeliveryMetrics {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final MeterRegistry meters;
    private final DeliveryBacklog backlog;
    private final Clock clock;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final MultiGauge waiting;
    private final MultiGauge age;
    private final MultiGauge dead;
    private Instant nextRefresh = Instant.MIN;

    DeliveryMetrics(MeterRegistry meters, DeliveryBacklog backlog, Clock clock) {
        this.meters = meters;
        this.backlog = backlog;
        this.clock = clock;
        this.waiting = MultiGauge.builder("madang.events.backlog")
                .description("Deliveries that are not done, per listener; counted up to " + DeliveryBacklog.COUNTED)
                .register(meters);
        this.age = MultiGauge.builder("madang.events.oldest.age").baseUnit("seconds")
                .description("Age of the oldest event that a listener has not got yet").register(meters);
        this.dead = MultiGauge.builder("madang.events.dead.letters")
                .description("Deliveries given up, per listener; counted up to " + DeliveryBacklog.COUNTED)
                .register(meters);
    }

    void handled(String listener, int deliveries) {
        count(listener, "handled", deliveries);
    }

    void skipped(String listener) {
        count(listener, "skipped", 1);
    }

    void failed(String listener) {
        count(listener, "failed", 1);
    }

    void died(String listener) {
        count(listener, "died", 1);
    }

    private void count(String listener, String outcome, int deliveries) {
        counters.computeIfAbsent(outcome + ' ' + listener,
                key -> Counter.builder("madang.events.deliveries").description("How deliveries ended in this instance")
                        .tag("listener", listener).tag("outcome", outcome).register(meters))
                .increment(deliveries);
    }

    /** Reads the backlog again when the last reading is old enough. */
    void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(nextRefresh)) {
            return;
        }
        nextRefresh = now.plus(INTERVAL);
        List<DeliveryBacklog.Waiting> read = backlog.read();
        waiting.register(read.stream().map(it -> Row.of(Tags.of("listener", it.listener()), it.deliveries())).toList(),
                true);
        age.register(read.stream().map(it -> Row.of(Tags.of("listener", it.listener()), it.oldestAge().toSeconds()))
                .toList(), true);
        dead.register(
                read.stream().map(it -> Row.of(Tags.of("listener", it.listener()), it.deadLetters())).toList(), true);
    }
}
