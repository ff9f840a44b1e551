package platform.event.delivery;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import fixture.Commits;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.event.DomainEvents;
import testing.LogLines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class DeliveryTest extends DeliveryScene {
    @Test
    void deliversToEachListenerOnceAndLeavesNothingToDo() {
        ThingHappened event = instance.publish();

        awaitEffect(FIRST, event);
        awaitEffect(SECOND, event);
        awaitEffect(SCRIPTED, event);
        awaitNothingToDo();
        assertThat(instance.count("select count(*) from platform_event_log where id = ?", event.eventId().value()))
                .isOne();
    }

    @Test
    void refusesToPublishOutsideATransactionOrPastTheLog() {
        ThingHappened event = instance.event();

        assertThatThrownBy(() -> instance.bean(DomainEvents.class).publish(event))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("inside a transaction");
        assertThatThrownBy(() -> instance.transaction()
                .executeWithoutResult(status -> instance.publishPastTheLog(event)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("must be published by DomainEvents");
    }

    @Test
    void triesAgainUntilTheListenerSucceedsAndHasOneEffect() {
        var tries = new AtomicInteger();
        instance.bean(Script.class).after(event -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
        });

        ThingHappened event = instance.publish();

        awaitEffect(SCRIPTED, event);
        awaitNothingToDo();
        assertThat(tries).hasValue(4);
    }

    @Test
    void saysOfEachTryThatItFailedAndOnceAMinuteWhere() throws Exception {
        assertThat(sayOfThree("fixture.in-vain")).hasSize(3)
                .allMatch(line -> line.getFormattedMessage().endsWith("IllegalStateException: in vain"))
                .filteredOn(line -> line.getThrowableProxy() != null).hasSize(1);
    }

    /** What is said of a listener that fails three times. */
    private static List<ILoggingEvent> sayOfThree(String listener) throws Exception {
        DeliveryFailures failures = instance.bean(DeliveryFailures.class);
        return LogLines.during(DeliveryFailures.class.getName(), () -> {
            for (int attempt = 1; attempt <= 3; attempt++) {
                failures.record(listener, 1, attempt, null, new IllegalStateException("in vain"));
            }
        }).stream().filter(line -> line.getFormattedMessage().contains(listener)).toList();
    }

    @Test
    void commitsNothingBeyondThePublisherAndTheListeners() {
        instance.bean(DeliveryLoop.class).stop();
        try {
            int before = instance.bean(Commits.class).count();
            for (int i = 0; i < 20; i++) {
                instance.publish();
            }
            await().pollInterval(Duration.ofMillis(10)).until(() -> handled(20) == 60);
            assertThat(instance.bean(Commits.class).count() - before).isBetween(20 + 3, 20 + 60);
        } finally {
            instance.bean(DeliveryLoop.class).start();
            awaitNothingToDo();
        }
    }

    @Test
    void letsWhatWaitsTogetherShareATransaction() {
        var transactions = new AtomicInteger();
        List<ThingHappened> events = publishWhileTheScriptedListenerIsBusy(44, event -> {
            if (TransactionSynchronizationManager.getSynchronizations().isEmpty()) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                });
                transactions.incrementAndGet();
            }
        });

        events.forEach(event -> awaitEffect(SCRIPTED, event));
        awaitNothingToDo();
        assertThat(transactions.get()).isLessThan(30);
    }

    @Test
    void givesWhatSharesATransactionToWhatTakesItTogether() {
        Listener second = instance.bean(Listeners.class).find(SECOND).orElseThrow();
        List<ThingHappened> events = IntStream.range(0, 3).mapToObj(i -> instance.event()).toList();
        events.forEach(event -> instance.update("""
                insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                values (?, ?, ?, 1, '2100-01-01')""", SECOND, event.eventId().value(), second.kind().type()));
        int before = instance.bean(Script.class).together();

        assertThat(instance.bean(DeliveryRun.class).inOneTransaction(
                events.stream().map(event -> new Delivery(second, event, 1, null, System.nanoTime())).toList()))
                .isTrue();

        assertThat(instance.bean(Script.class).together() - before).isGreaterThanOrEqualTo(3);
        assertThat(events).allMatch(event -> instance.effects(SECOND, event.eventId()) == 1);
    }

    @Test
    void runsEachAloneWhenOneOfThoseTogetherFails() {
        var bad = new AtomicReference<ThingHappened>();
        var tries = new AtomicInteger();
        List<ThingHappened> events = publishWhileTheScriptedListenerIsBusy(44, event -> {
            if (event.equals(bad.get()) && tries.incrementAndGet() < 5) {
                throw new IllegalStateException("this one cannot be done yet");
            }
        }, bad);

        events.forEach(event -> awaitEffect(SCRIPTED, event));
        awaitNothingToDo();
        assertThat(tries).hasValue(5);
    }

    @Test
    void leavesThreadsToOthersWhenAListenerIsSlow() {
        var goOn = new CountDownLatch(1);
        instance.bean(Script.class).before(event -> goOn.await());
        List<ThingHappened> events = IntStream.range(0, 20).mapToObj(i -> instance.publish()).toList();

        events.forEach(event -> {
            awaitEffect(FIRST, event);
            awaitEffect(SECOND, event);
        });
        assertThat(instance.count("select count(*) from fixture_effect where listener = ? and event_id >= ?", SCRIPTED,
                events.getFirst().eventId().value())).isZero();

        goOn.countDown();
        awaitNothingToDo();
        events.forEach(event -> awaitEffect(SCRIPTED, event));
    }

    private static List<ThingHappened> publishWhileTheScriptedListenerIsBusy(int events, Script.Step then) {
        return publishWhileTheScriptedListenerIsBusy(events, then, new AtomicReference<>());
    }

    /** The last of the events is in {@code last} before any of them is done. */
    private static List<ThingHappened> publishWhileTheScriptedListenerIsBusy(int events, Script.Step then,
            AtomicReference<ThingHappened> last) {
        var goOn = new CountDownLatch(1);
        instance.bean(Script.class).before(event -> goOn.await());
        instance.bean(Script.class).after(then);
        List<ThingHappened> published = IntStream.range(0, events).mapToObj(i -> instance.publish()).toList();
        last.set(published.getLast());
        goOn.countDown();
        return published;
    }

    /** How many effects the last {@code events} events have; asked without a commit. */
    private static int handled(int events) {
        Integer rows = instance.jdbc().queryForObject("select count(*) from fixture_effect e join"
                + " (select id from platform_event_log order by id desc limit " + events + ") l on l.id = e.event_id",
                Integer.class);
        return rows == null ? 0 : rows;
    }

    @Test
    void leavesNothingOfARolledBackTransactionNotEvenInMemory() {
        awaitNothingToDo();
        int logged = instance.count("select count(*) from platform_event_log");
        WeakReference<ThingHappened> reference = rolledBack();

        assertThat(instance.count("select count(*) from platform_event_log")).isEqualTo(logged);
        assertThat(instance.count("select count(*) from platform_event_delivery")).isZero();
        assertThat(instance.bean(DeliveryWorkers.class).waiting()).isZero();
        await().untilAsserted(() -> {
            System.gc();
            assertThat(reference.get()).isNull();
        });
    }

    private static WeakReference<ThingHappened> rolledBack() {
        ThingHappened event = instance.event();
        instance.transaction().executeWithoutResult(status -> {
            instance.bean(DomainEvents.class).publish(event);
            status.setRollbackOnly();
        });
        return new WeakReference<>(event);
    }

    @Test
    void takesOnlyWhatItHasTheListenerAndTheTypeFor() {
        ThingHappened event = instance.publish();
        awaitNothingToDo();
        String insert = "insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)"
                + " values (?, ?, ?, 0, '2026-01-01')";
        instance.update(insert, "fixture.of-another-version", event.eventId().value(), "fixture.thing-happened");
        instance.update(insert, FIRST, event.eventId().value(), "fixture.renamed");

        ThingHappened next = instance.publish();
        awaitEffect(FIRST, next);

        assertThat(instance.count("select count(*) from platform_event_delivery where attempts = 0")).isEqualTo(2);
        assertThat(instance.bean(DeliveryPoller.class).poll()).as("is there more to do at once").isFalse();
        instance.update("delete from platform_event_delivery where attempts = 0");
    }
}
