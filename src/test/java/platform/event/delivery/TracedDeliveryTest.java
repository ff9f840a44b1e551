package platform.event.delivery;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.spi.ILoggingEvent;
import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.id.Tsid;
import platform.trace.Traces;
import testing.LogLines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With the application's tracer: what a listener says, and what is said of its failures, is said under the trace of the request that published. */
class TracedDeliveryTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SCRIPTED = "fixture.scripted";
    private static final Logger LOG = LoggerFactory.getLogger(TracedDeliveryTest.class);

    /** At once by the instance that published, and after a failure by whoever finds it in the database. */
    @Test
    void saysUnderTheTraceOfTheRequestWhatAListenerDoesAndThatItFailed() throws Exception {
        Instance instance = Instance.start(Instance.schema(), "fixture.traces=true", "madang.events.first-delay=5ms");
        var tries = new AtomicInteger();
        instance.bean(Script.class).before(event -> {
            LOG.info("Heard {}", event.eventId());
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });

        AtomicReference<Tsid> published = new AtomicReference<>();
        List<ILoggingEvent> lines = LogLines.during(Logger.ROOT_LOGGER_NAME, () -> {
            // That a try failed may be said after the next one has ended: closing waits for it.
            try (instance) {
                published.set(published(instance).eventId());
                await().until(() -> instance.effects(SCRIPTED, published.get()) == 1);
            }
        });

        assertThat(said(lines, "Heard " + published.get())).containsExactly(TRACE, TRACE);
        assertThat(said(lines, "Listener " + SCRIPTED + " failed on event " + published.get())).containsExactly(TRACE);
    }

    /** No listener hears of these: one cannot be read, the other has no try left. */
    @Test
    void saysUnderTheTraceOfTheRequestWhatIsSaidOfAnEventThatNoListenerHearsOf() throws Exception {
        try (Instance instance = Instance.start(Instance.schema(), "fixture.traces=true")) {
            instance.bean(DeliveryLoop.class).stop();
            instance.bean(DeliveryWorkers.class).stop();
            long unreadable = Instance.newId().value();
            instance.update("""
                    insert into platform_event_log
                        (id, type, version, module, aggregate_id, body, occurred_at, trace_id)
                    select ?, type, version, module, aggregate_id, '[]', occurred_at, trace_id
                    from platform_event_log where id = ?""", unreadable, published(instance).eventId().value());
            instance.update("update platform_event_delivery set event_id = ?, attempts = 0 where listener = ?",
                    unreadable, SCRIPTED);
            long stalled = published(instance).eventId().value();
            instance.update("update platform_event_delivery set attempts = 12 where listener = ? and event_id = ?",
                    SCRIPTED, stalled);
            instance.update("update platform_event_delivery set next_attempt_at = '2026-01-01' where listener = ?",
                    SCRIPTED);
            instance.bean(DeliveryWorkers.class).start();

            List<ILoggingEvent> lines = LogLines.during(DeliveryFailures.class.getName(),
                    () -> instance.bean(DeliveryPoller.class).poll());

            assertThat(said(lines, "Listener " + SCRIPTED + " failed on event " + unreadable)).containsExactly(TRACE);
            assertThat(said(lines, "Listener " + SCRIPTED + " gave event " + stalled + " up")).containsExactly(TRACE);
        }
    }

    @Test
    void keepsTheTraceOfTheRequestInTheLogOfEvents() {
        try (Instance instance = Instance.start(Instance.schema(), "fixture.traces=true")) {
            ThingHappened traced = published(instance);
            ThingHappened untraced = instance.publish();

            assertThat(instance.count("select count(*) from platform_event_log where id = ? and trace_id = ?",
                    traced.eventId().value(), TRACE)).isOne();
            assertThat(instance.count("select count(*) from platform_event_log where id = ? and trace_id is null",
                    untraced.eventId().value())).isOne();
        }
    }

    private static ThingHappened published(Instance instance) {
        ThingHappened[] event = new ThingHappened[1];
        instance.bean(Traces.class).resume(TRACE, "request", () -> event[0] = instance.publish());
        return event[0];
    }

    /** The traces of the lines that begin so. */
    private static List<String> said(List<ILoggingEvent> lines, String beginning) {
        return lines.stream().filter(line -> line.getFormattedMessage().startsWith(beginning))
                .map(line -> line.getMDCPropertyMap().getOrDefault("traceId", "none")).toList();
    }
}
