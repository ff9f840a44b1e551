package platform.event.delivery;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import fixture.Instance;
import fixture.Script;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.Test;
import platform.event.DomainEvents;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a listener gets once more, since it failed for good or since an operator wants it to. */
class ReplayTest extends DeliveryScene {
    @Test
    void givesAListenerThatAlwaysFailsUpAndDisturbsNoOtherUntilAnOperatorReplaysIt() {
        var tries = new AtomicInteger();
        instance.bean(Script.class).after(event -> {
            tries.incrementAndGet();
            throw new IllegalStateException("broken for good");
        });
        DeadLetters dead = instance.bean(DeadLetters.class);

        ThingHappened event = instance.publish();

        awaitEffect(FIRST, event);
        awaitEffect(SECOND, event);
        await()
                .untilAsserted(() -> assertThat(dead.find(SCRIPTED, event.eventId())).isPresent());
        assertThat(tries).hasValue(12);
        assertThat(dead.list(SCRIPTED, null, 10).getFirst()).satisfies(letter -> {
            assertThat(letter.attempts()).isEqualTo(12);
            assertThat(letter.error()).contains("broken for good");
            assertThat(letter.eventType()).isEqualTo("fixture.thing-happened");
        });
        assertThat(instance.effects(SCRIPTED, event.eventId())).isZero();
        awaitNothingToDo();

        listenQuietly();
        assertThat(dead.replay(SCRIPTED, event.eventId())).isTrue();

        awaitEffect(SCRIPTED, event);
        awaitNothingToDo();
        assertThat(dead.find(SCRIPTED, event.eventId())).isEmpty();
        assertThat(dead.replay(SCRIPTED, event.eventId())).isFalse();
        assertThat(instance.effects(FIRST, event.eventId())).isOne();
    }

    @Test
    void keepsNoPersonalDataInTheReasonOfAFailure() {
        instance.bean(Script.class).after(event -> {
            throw new IllegalStateException("no wallet of 010-2345-6789, account 110-234-567890");
        });

        ThingHappened event = instance.publish();

        DeadLetters dead = instance.bean(DeadLetters.class);
        await()
                .untilAsserted(() -> assertThat(dead.find(SCRIPTED, event.eventId())).hasValueSatisfying(
                        letter -> assertThat(letter.error())
                                .isEqualTo("java.lang.IllegalStateException: no wallet of ***, account ***")));
        instance.update("delete from platform_event_dead_letter");
    }

    @Test
    void replaysAllDeadLettersOfAListener() {
        List<ThingHappened> events = IntStream.range(0, 3).mapToObj(i -> instance.publish()).toList();
        events.forEach(event -> awaitEffect(SCRIPTED, event));
        awaitNothingToDo();
        instance.update("delete from fixture_effect where listener = ?", SCRIPTED);
        events.forEach(ReplayTest::isDead);

        assertThat(instance.bean(DeadLetters.class).replayAll(SCRIPTED)).isEqualTo(3);

        events.forEach(event -> awaitEffect(SCRIPTED, event));
        assertThat(instance.bean(DeadLetters.class).list(SCRIPTED, null, 10)).isEmpty();
    }

    @Test
    void givesUpAgainWhatAReplayPutBack() {
        ThingHappened event = instance.publish();
        awaitNothingToDo();
        isDead(event);
        instance.bean(Script.class).after(_ -> {
            throw new IllegalStateException("broken still");
        });

        replaySince(event);

        awaitDead(event, "broken still");
        awaitNothingToDo();
        instance.update("delete from platform_event_dead_letter");
    }

    /** As a release before this one left them, where it had put one back. */
    @Test
    void givesUpWhatWasGivenUpBefore() {
        ThingHappened event = instance.event();
        isDead(event);
        instance.bean(Script.class).after(_ -> {
            throw new IllegalStateException("broken still");
        });

        instance.transaction().executeWithoutResult(_ -> instance.bean(DomainEvents.class).publish(event));

        awaitDead(event, "broken still");
        awaitNothingToDo();
        instance.update("delete from platform_event_dead_letter");
    }

    @Test
    void isDeadNoMoreWhatAReplayPutBack() {
        ThingHappened event = instance.publish();
        awaitNothingToDo();
        instance.update("delete from fixture_effect");
        isDead(event);

        replaySince(event);

        awaitEffect(SCRIPTED, event);
        await().untilAsserted(() -> assertThat(instance.bean(DeadLetters.class).find(SCRIPTED, event.eventId()))
                .isEmpty());
    }

    @Test
    void keepsNoOtherListenerFromItsDeliveriesWhenOnesCannotBeTaken() {
        ThingHappened event = instance.publish();
        awaitNothingToDo();
        instance.update("delete from fixture_effect");
        instance.jdbc().execute("create trigger fixture_nobody_dies before insert on platform_event_dead_letter"
                + " for each row signal sqlstate '45000'");
        try {
            isDue(SCRIPTED, event, 12);
            isDue(SECOND, event, 0);

            awaitEffect(SECOND, event);
            assertThat(instance.count("select count(*) from platform_event_delivery where attempts = 12")).isOne();
        } finally {
            instance.jdbc().execute("drop trigger fixture_nobody_dies");
        }
        awaitDead(event, "did not end");
        instance.update("delete from platform_event_dead_letter");
    }

    private static void isDead(ThingHappened event) {
        instance.update("insert into platform_event_dead_letter"
                + " values (?, ?, 'fixture.thing-happened', 12, '2026-01-01', 'down')", SCRIPTED,
                event.eventId().value());
    }

    private static void isDue(String listener, ThingHappened event, int attempts) {
        instance.update(
                "insert into platform_event_delivery values (?, ?, 'fixture.thing-happened', ?, '2026-01-01', null)",
                listener, event.eventId().value(), attempts);
    }

    private static void replaySince(ThingHappened event) {
        assertThat(instance.bean(ListenerReplay.class).start(SCRIPTED, event.occurredAt().minusSeconds(1), "test"))
                .isPresent();
    }

    private static void awaitDead(ThingHappened event, String error) {
        await().untilAsserted(() -> assertThat(instance.bean(DeadLetters.class).find(SCRIPTED, event.eventId()))
                .hasValueSatisfying(letter -> assertThat(letter.error()).contains(error)));
    }

    @Test
    void replaysAListenerFromAPointInTime() {
        instance.publish();
        awaitNothingToDo();
        pause();
        Instant from = Instant.now();
        List<ThingHappened> events = IntStream.range(0, 5).mapToObj(i -> instance.publish()).toList();
        awaitNothingToDo();
        instance.update("delete from fixture_effect");
        ListenerReplay replay = instance.bean(ListenerReplay.class);

        assertThat(replay.start("fixture.unheard-of", from, "test")).isEmpty();
        Tsid id = replay.start(FIRST, from, "test").orElseThrow().id();

        await()
                .untilAsserted(() -> assertThat(replay.latest(1).getFirst().finishedAt()).isNotNull());
        events.forEach(event -> awaitEffect(FIRST, event));
        awaitNothingToDo();
        assertThat(replay.latest(1).getFirst()).satisfies(done -> {
            assertThat(done.id()).isEqualTo(id);
            assertThat(done.events()).isEqualTo(5);
            assertThat(done.cancelled()).isFalse();
        });
        assertThat(instance.count("select count(*) from fixture_effect")).isEqualTo(5);
    }

    @Test
    void keepsNoDeliveryByAReplayThatCannotGoOn() {
        ThingHappened event = instance.publish();
        awaitNothingToDo();
        instance.update("delete from fixture_effect");
        Tsid id = Instance.newId();
        instance.transaction().executeWithoutResult(_ -> {
            // Its count cannot grow.
            instance.jdbc().update("insert into platform_event_replay values (?, ?, 'fixture.thing-happened',"
                    + " '2026-01-01', ?, 0, ?, 'test', '2026-01-01', null, false)", id.value(), FIRST,
                    event.eventId().value(), Long.MAX_VALUE);
            instance.jdbc().update("insert into platform_event_delivery"
                    + " values (?, ?, 'fixture.thing-happened', 0, '2026-01-01', null)", SECOND,
                    event.eventId().value());
        });

        awaitEffect(SECOND, event);
        Tsid other = instance.bean(ListenerReplay.class).start(SECOND, Instant.now(), "test").orElseThrow().id();
        await().until(() -> instance.count("select count(*) from platform_event_replay where finished_at is not null"
                + " and id = " + other.value()) == 1);

        assertThat(instance.count("select count(*) from platform_event_replay where position = 0 and id = "
                + id.value())).isOne();
        instance.update("delete from platform_event_replay where id = ?", id.value());
    }

    @Test
    void isOverWhenWhatWasPutBackIsDoneWhateverCameSince() {
        ListenerReplay replay = instance.bean(ListenerReplay.class);
        Tsid id = replay.start(FIRST, Instant.now(), "test").orElseThrow().id();
        await().until(() -> replay.latest(1).getFirst().finishedAt() != null);
        awaitNothingToDo();
        assertThat(replay.isOver(FIRST)).isTrue();
        for (long event : List.of(id.value() - 1, id.value() + 1)) {
            instance.update("insert into platform_event_delivery values (?, ?, 'fixture.thing-happened', 1,"
                    + " '2099-01-01', null)", FIRST, event);
            assertThat(replay.isOver(FIRST)).isEqualTo(event > id.value());
            instance.update("delete from platform_event_delivery");
        }
    }

    /** Until the clock, and so the ids, are past this millisecond. */
    private static void pause() {
        Instant now = Instant.now();
        await().until(() -> Instant.now().isAfter(now.plusMillis(2)));
    }
}
