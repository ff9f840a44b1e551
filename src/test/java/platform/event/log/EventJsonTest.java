package platform.event.log;

import java.time.Instant;
import java.util.List;

import fixture.Instance;
import fixture.events.PersonNamed;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import platform.crypto.MemberKeys;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventJsonTest {
    private static final Instant TIME = Instant.parse("2026-11-21T01:02:03.456789Z");

    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(Instance.schema());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void writesIdsAsStringsWonAsIntegersTimesInIso() {
        var event = new ThingHappened(new Tsid(7), TIME, new Tsid(8), "다");

        assertThat(json().write(EventKind.of(ThingHappened.class), event)).isEqualTo(
                "{\"eventId\":\"7\",\"occurredAt\":\"2026-11-21T01:02:03.456789Z\",\"thingId\":\"8\",\"what\":\"다\"}");
    }

    @Test
    void readsOverFieldsAndConstantsItDoesNotKnowAndLeavesMissingOnesEmpty() {
        var read = json().read(EventKind.of(PersonNamed.class), """
                {"eventId":"7","occurredAt":"2026-11-21T01:02:03.456789Z","memberId":"8","gift":5000,
                 "mood":"ELATED","added":{"later":[1]}}""");

        assertThat(read).isEqualTo(new PersonNamed(new Tsid(7), TIME, new Tsid(8), null, Won.of(5000), null));
    }

    @Test
    void keepsPersonalFieldsReadableOnlyWhileTheMembersKeyLives() {
        PersonNamed event = publish(named(Instance.newId(), "김마당"));
        LoggedEvent logged = logged(event);

        assertThat(logged.body()).doesNotContain("김마당").contains("$sealed");
        assertThat(log().read(logged)).isEqualTo(event);
        assertThat(json().withoutPersonal(logged.body())).doesNotContain("name", "$sealed").contains("\"gift\":5000");

        instance.bean(MemberKeys.class).destroy(event.memberId().value());

        assertThat(log().read(logged)).isEqualTo(new PersonNamed(event.eventId(), event.occurredAt(), event.memberId(),
                null, event.gift(), event.mood()));
    }

    @Test
    void keepsNothingPersonalOfAMemberWhoseKeyIsDestroyed() {
        Tsid member = Instance.newId();
        instance.bean(MemberKeys.class).destroy(member.value());

        assertThat(logged(publish(named(member, "김마당"))).body()).contains("\"name\":null");
    }

    @Test
    void refusesTwoEventsOfOneName() {
        assertThatThrownBy(() -> new EventKinds(List.of("fixture", "fixturetwin")))
                .hasMessageContaining("Two events are named fixture.thing-happened");
    }

    @Test
    void refusesPersonalFieldsThatItWouldNotEncrypt() {
        assertThatThrownBy(() -> EventKind.of(DeepSecret.class)).hasMessageContaining("only at the top");
        assertThatThrownBy(() -> EventKind.of(NumberSecret.class)).hasMessageContaining("only a String");
    }

    @EventType(value = "fixture.deep-secret", aggregate = "eventId")
    record DeepSecret(Tsid eventId, Instant occurredAt, List<Part> parts) implements DomainEvent {
        record Part(@Personal String name) {}
    }

    @EventType(value = "fixture.number-secret", aggregate = "eventId")
    record NumberSecret(Tsid eventId, Instant occurredAt, @Personal(of = "eventId") int age) implements DomainEvent {}

    private static PersonNamed named(Tsid member, String name) {
        return new PersonNamed(Instance.newId(), TIME, member, name, Won.of(5000), PersonNamed.Mood.GLAD);
    }

    private static PersonNamed publish(PersonNamed event) {
        instance.transaction().executeWithoutResult(status -> instance.bean(DomainEvents.class).publish(event));
        return event;
    }

    private static LoggedEvent logged(DomainEvent event) {
        return log().find(List.of(event.eventId().value())).getFirst();
    }

    private static EventLog log() {
        return instance.bean(EventLog.class);
    }

    private static EventJson json() {
        return instance.bean(EventJson.class);
    }
}
