package madang.architecture;

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
        ModulePackages fixture = ModulePackages.ofFixture(rule.fixture);
        assertThat(rule.over(fixture).evaluate(fixture.read()).getFailureReport().getDetails())
                .as("violations in %s", fixture.prefix()).isNotEmpty();
    }

    @Test
    void seesWhatAListenerHearsByItsParameterAndByItsAnnotation() {
        CourtyardRule rule = CourtyardRule.NO_PLAIN_LISTENERS;
        ModulePackages fixture = ModulePackages.ofFixture(rule.fixture);
        assertThat(rule.over(fixture).evaluate(fixture.read()).getFailureReport().getDetails())
                .anyMatch(each -> each.contains(".on(")).anyMatch(each -> each.contains(".hears("));
    }
}
