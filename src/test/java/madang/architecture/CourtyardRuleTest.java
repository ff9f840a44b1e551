package madang.architecture;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
class CourtyardRuleTest {
    /** The ways in which each rule can be broken, as they stand in what it says of its fixture. */
    private static final Map<CourtyardRule, List<String>> WAYS = new EnumMap<>(Map.ofEntries(
            entry(CourtyardRule.ONLY_EVENTS_CROSS,
                    List.of("Guest.host", "Guest.<init>()", "Guests.hosts", "Guests.hosts()", "Guests.<init>",
                            "madang.Wiring.", "platform.room.Kernel.")),
            entry(CourtyardRule.EVENTS_ARE_LEAVES,
                    List.of("Heavy is not a record", "Heavy.status", "Heavy.<init>()", "Classy is not a record",
                            "Leaning.")),
            entry(CourtyardRule.EVENTS_ARE_NAMED,
                    List.of("events.Nameless lacks", "events.Foreign lacks", "events.Shouting lacks",
                            "events.Unrelated lacks", "room.Misplaced lacks")),
            entry(CourtyardRule.LISTENERS_HAVE_IDS,
                    List.of("Listening.byDefault(", "Listening.asAnother(", "Listening.loudly(")),
            entry(CourtyardRule.NO_PLAIN_LISTENERS,
                    List.of("Overhearing.on(", "Overhearing.hears(", "Overhearing.hearsByClasses(",
                            "Overhearing.afterCommit(", "Overhearing.anything(", "Overhearing.anyRecord(",
                            "Overhearing.wrapped(", "Overhearing.whateverSpringTells(",
                            "Eavesdropper is an ApplicationListener", "Eavesdropper> implements", "Bug.planted()",
                            "Bug.adds(", "Bug.addsToMany(")),
            entry(CourtyardRule.NO_MODULITH_RESUBMISSION,
                    List.of("Resubmitting.publications", "Retrying.publications")),
            entry(CourtyardRule.CONTROLLERS_KNOW_NO_PERSISTENCE,
                    List.of("EntityManager", "Guests", "Beds", "JdbcClient", "DataSource")),
            entry(CourtyardRule.QUERIES_ONLY_READ,
                    List.of("FreeRooms.frees(", "FreeRooms.freesAll(", "FreeRooms.executes(",
                            "FreeRooms.byReference(", "FreeRooms.guests>", "FreeRooms.rows>",
                            "FreeRooms.inATransaction(", "says for update", "says for share", "says lock in share")),
            entry(CourtyardRule.REPOSITORIES_ARE_NOT_PUBLIC, List.of("Rooms is public", "Beds is public")),
            entry(CourtyardRule.NO_CYCLES_BETWEEN_FEATURES, List.of("Waiter")),
            entry(CourtyardRule.NO_CYCLES_BETWEEN_MODULES, List.of("Left")),
            entry(CourtyardRule.TIME_IS_INJECTED,
                    List.of("Impatient.now(", "Impatient.today(", "Impatient.millis(", "Impatient.clock(",
                            "Impatient.date(")),
            entry(CourtyardRule.NO_FLOATING_POINT,
                    List.of("Till.total", "Till.coins", "Till.taken()", "Till.give(", "Till.multiplied reckons",
                            "Till.added reckons", "Till.converted reckons", "Till.called reckons",
                            "Till.handed reckons", "Till.averaged reckons", "Till.read reckons", "Till.said reckons",
                            "Till.referred reckons", "Coin.worth")),
            entry(CourtyardRule.NO_HIDDEN_CALLS, List.of("Master is given", "Keeper is given")),
            entry(CourtyardRule.SECOND_PERSON_IS_ANOTHER, List.of("Approval.approve(", "Approval.release(")),
            entry(CourtyardRule.ROOT_HOLDS_PACKAGE_INFO_ALONE, List.of("Exposed lies")),
            entry(CourtyardRule.NAMES_SAY_SOMETHING, List.of("RoomManager says", "RoomHelper says", "RoomUtil says",
                    "RoomUtils says", "RoomImpl says", "RoomData says", "RoomInfo says"))));

    @ParameterizedTest
    @EnumSource
    void theApplicationKeeps(CourtyardRule rule) {
        rule.over(ModulePackages.OF_APPLICATION).allowEmptyShould(true).check(ModulePackages.OF_APPLICATION.read());
    }

    @ParameterizedTest
    @EnumSource
    void seesEachWayToBreakItAndNothingElse(CourtyardRule rule) {
        List<String> ways = Objects.requireNonNull(WAYS.get(rule), rule.fixture);
        List<String> violations = violations(rule);
        assertThat(ways).allSatisfy(way -> assertThat(violations).as(way).anyMatch(each -> each.contains(way)));
        assertThat(violations).allSatisfy(each -> assertThat(ways).as(each).anyMatch(each::contains));
    }

    /** Else it would hide what comes later. */
    @Test
    void nobodyMayReckonInFloatingPointWhoDoesNot() {
        JavaClasses classes = ModulePackages.OF_APPLICATION.read();
        assertThat(Exactness.REASONS.keySet())
                .allSatisfy(name -> assertThat(Exactness.reckoned(classes.get(name))).as(name).isNotEmpty());
    }

    private static List<String> violations(CourtyardRule rule) {
        ModulePackages fixture = ModulePackages.ofFixture(rule.fixture);
        return rule.over(fixture).evaluate(fixture.read()).getFailureReport().getDetails();
    }
}
