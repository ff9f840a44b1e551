package home.suggestion;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static home.suggestion.Fact.CHECKED_IN;
import static home.suggestion.Fact.CLAIMABLE_POINTS;
import static home.suggestion.Fact.COMPARED;
import static home.suggestion.Fact.COMPARISON_OFFERS;
import static home.suggestion.Fact.DAYS_SINCE_COMPARISON;
import static home.suggestion.Fact.DAYS_TO_LOAN_PAYMENT;
import static home.suggestion.Fact.LOANS_OPEN;
import static home.suggestion.Fact.LOANS_OVERDUE;
import static home.suggestion.Fact.LOAN_BALANCE;
import static home.suggestion.Fact.MOVEMENTS;
import static home.suggestion.Fact.NEXT_LOAN_PAYMENT;
import static home.suggestion.Fact.ORDERS;
import static home.suggestion.Fact.ORDERS_TO_PAY;
import static home.suggestion.Fact.POINTS;
import static home.suggestion.Fact.SPENT_LAST_MONTH;
import static home.suggestion.Fact.SPENT_THIS_MONTH;
import static home.suggestion.Fact.WALLET_BALANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each line of the decision table alone: facts with which it applies, and one changed so that it does not. */
class SuggestionsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final Suggestions suggestions = Suggestions.load();

    static Stream<Arguments> rules() {
        return Stream.of(Arguments.of("LOAN_OVERDUE", "loan", Map.of(LOANS_OVERDUE, 1L), Map.of(LOANS_OVERDUE, 0L)),
                Arguments.of("TOP_UP_FOR_LOAN", "pay",
                        Map.of(DAYS_TO_LOAN_PAYMENT, 7L, WALLET_BALANCE, 99L, NEXT_LOAN_PAYMENT, 100L),
                        Map.of(WALLET_BALANCE, 100L)),
                Arguments.of("TOP_UP_FOR_LOAN", "pay",
                        Map.of(DAYS_TO_LOAN_PAYMENT, 7L, WALLET_BALANCE, 99L, NEXT_LOAN_PAYMENT, 100L),
                        Map.of(DAYS_TO_LOAN_PAYMENT, 8L)),
                Arguments.of("PAY_ORDER", "commerce", Map.of(ORDERS_TO_PAY, 1L), Map.of(ORDERS_TO_PAY, 0L)),
                Arguments.of("CLAIM_STEPS", "benefit", Map.of(CLAIMABLE_POINTS, 10L), Map.of(CLAIMABLE_POINTS, 0L)),
                Arguments.of("ACCEPT_OFFER", "loan", Map.of(COMPARISON_OFFERS, 1L, DAYS_SINCE_COMPARISON, 7L),
                        Map.of(DAYS_SINCE_COMPARISON, 8L)),
                Arguments.of("ACCEPT_OFFER", "loan", Map.of(COMPARISON_OFFERS, 1L, DAYS_SINCE_COMPARISON, 7L),
                        Map.of(COMPARISON_OFFERS, 0L)),
                Arguments.of("CHECK_IN", "benefit", Map.of(CHECKED_IN, 0L), Map.of(CHECKED_IN, 1L)),
                Arguments.of("COMPARE_TO_REFINANCE", "loan",
                        Map.of(LOANS_OPEN, 1L, LOAN_BALANCE, 3_000_000L, COMPARED, 0L), Map.of(COMPARED, 1L)),
                Arguments.of("COMPARE_TO_REFINANCE", "loan",
                        Map.of(LOANS_OPEN, 1L, LOAN_BALANCE, 3_000_000L, COMPARED, 0L),
                        Map.of(LOAN_BALANCE, 2_999_999L)),
                Arguments.of("SPENDING_ROSE", "pay", Map.of(SPENT_LAST_MONTH, 10_000L, SPENT_THIS_MONTH, 10_001L),
                        Map.of(SPENT_THIS_MONTH, 10_000L)),
                Arguments.of("FIRST_TOP_UP", "pay", Map.of(MOVEMENTS, 0L), Map.of(MOVEMENTS, 1L)),
                Arguments.of("FIRST_ORDER", "commerce", Map.of(ORDERS, 0L, WALLET_BALANCE, 10_000L),
                        Map.of(WALLET_BALANCE, 9_999L)),
                Arguments.of("SPEND_POINTS", "pay", Map.of(POINTS, 1_000L), Map.of(POINTS, 999L)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void appliesToItsFactsAndNotToOthers(String reason, String service, Map<Fact, Long> facts, Map<Fact, Long> but) {
        assertThat(suggestions.of(DAY, facts)).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.reason()).isEqualTo(reason);
            assertThat(suggestion.service()).isEqualTo(service);
            assertThat(suggestion.evidence())
                    .allSatisfy(each -> assertThat(facts).containsEntry(each.fact(), each.value()));
            assertThat(suggestion.evidence()).hasSameSizeAs(facts.keySet());
        });
        Map<Fact, Long> changed = new EnumMap<>(facts);
        changed.putAll(but);
        assertThat(suggestions.of(DAY, changed)).isEmpty();
        for (Fact fact : facts.keySet()) {
            Map<Fact, Long> unknown = new EnumMap<>(facts);
            unknown.remove(fact);
            assertThat(suggestions.of(DAY, unknown)).as("without %s", fact).isEmpty();
        }
    }

    @Test
    void hasATestForEachLine() {
        Set<String> tested = new HashSet<>();
        rules().forEach(rule -> tested.add(String.valueOf(rule.get()[0])));
        assertThat(suggestions.reasons(DAY)).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void showsTheThreeWeightiest() {
        assertThat(suggestions.of(DAY,
                Map.of(POINTS, 5_000L, CHECKED_IN, 0L, LOANS_OVERDUE, 2L, ORDERS_TO_PAY, 1L, MOVEMENTS, 0L)))
                .extracting(Suggestion::reason).containsExactly("LOAN_OVERDUE", "PAY_ORDER", "CHECK_IN");
    }

    @Test
    void saysNothingOfThoseOfWhomNothingIsKnown() {
        assertThat(suggestions.of(DAY, Map.of())).isEmpty();
    }

    @Test
    void refusesALineThatIsNoCondition() {
        assertThatThrownBy(() -> Condition.of("POINTS >=")).isInstanceOf(IllegalArgumentException.class);
    }
}
