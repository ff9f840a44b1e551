package madang.architecture;

import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Order(1)
class CourtyardRuleTest {
    @ParameterizedTest
    @EnumSource
    void theApplicationKeeps(CourtyardRule rule) {
        rule.over(ModulePackages.OF_APPLICATION).allowEmptyShould(true).check(ModulePackages.OF_APPLICATION.read());
    }

    @ParameterizedTest
    @EnumSource
    void theFixtureIsSeenToBreak(CourtyardRule rule) {
        assertThat(violations(rule)).as("violations in %s", rule.fixture).isNotEmpty();
    }

    @Test
    void seesWhatAListenerHearsByItsParameterAndByItsAnnotation() {
        assertThat(violations(CourtyardRule.NO_PLAIN_LISTENERS))
                .anyMatch(each -> each.contains(".on(")).anyMatch(each -> each.contains(".hears("));
    }

    @Test
    void seesWhateverAControllerReadsTheDatabaseBy() {
        assertThat(violations(CourtyardRule.CONTROLLERS_KNOW_NO_PERSISTENCE))
                .anyMatch(each -> each.contains("EntityManager")).anyMatch(each -> each.contains("Guests"))
                .anyMatch(each -> each.contains("Beds")).anyMatch(each -> each.contains("JdbcClient"))
                .anyMatch(each -> each.contains("DataSource")).noneMatch(each -> each.contains("FreeRooms"));
    }

    @Test
    void seesEachWayInWhichQueriesWrite() {
        assertThat(violations(CourtyardRule.QUERIES_ONLY_READ))
                .anyMatch(each -> each.contains(".frees(")).anyMatch(each -> each.contains(".freesAll("))
                .anyMatch(each -> each.contains(".executes(")).anyMatch(each -> each.contains(".byReference("))
                .anyMatch(each -> each.contains(".guests>")).anyMatch(each -> each.contains(".rows>"))
                .anyMatch(each -> each.contains(".inATransaction(")).anyMatch(each -> each.contains("says for update"))
                .noneMatch(each -> each.contains(".reads("));
    }

    private static List<String> violations(CourtyardRule rule) {
        ModulePackages fixture = ModulePackages.ofFixture(rule.fixture);
        return rule.over(fixture).evaluate(fixture.read()).getFailureReport().getDetails();
    }
}
