package pay.fraud;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class FraudRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final Instant NOON = Instant.parse("2026-11-27T03:00:00Z");

    private final FraudCheck check = new FraudCheck(new ClassPathResource("/pay/fraud-rules.csv"));

    private static Threshold threshold(String rule, int count, long amount) {
        return new Threshold(rule, FraudOutcome.HOLD, count, amount);
    }

    private static Facts facts(long amount, Pace pace) {
        return new Facts(amount, 7, false, false, false, pace);
    }

    private static Facts of(long amount, boolean newPayee, boolean reported, boolean signed) {
        return new Facts(amount, 7, newPayee, reported, signed, Pace.NONE);
    }

    @Test
    void velocityCountsTransfersAndAmountsOfThisSliceAndTheOneBefore() {
        VelocityRule rule = new VelocityRule();
        Pace pace = new Pace(1, 2, 1_000, 1, 500, List.of());
        assertThat(rule.isBroken(facts(10, pace), threshold("VELOCITY", 4, 10_000))).isFalse();
        assertThat(rule.isBroken(facts(10, pace), threshold("VELOCITY", 3, 10_000))).isTrue();
        assertThat(rule.isBroken(facts(500, pace), threshold("VELOCITY", 4, 2_000))).isFalse();
        assertThat(rule.isBroken(facts(501, pace), threshold("VELOCITY", 4, 2_000))).isTrue();
        assertThat(rule.values(facts(10, pace))).isEqualTo("count=4, amount=1510");
    }

    @Test
    void aNewPayeeMattersFromAnAmountOn() {
        NewPayeeRule rule = new NewPayeeRule();
        assertThat(rule.isBroken(of(100, true, false, false), threshold("NEW_PAYEE", 0, 100))).isTrue();
        assertThat(rule.isBroken(of(99, true, false, false), threshold("NEW_PAYEE", 0, 100))).isFalse();
        assertThat(rule.isBroken(of(100, false, false, false), threshold("NEW_PAYEE", 0, 100))).isFalse();
    }

    @Test
    void manyPayeesCountsEachOnceAndSmallAmountsAlone() {
        ManyPayeesRule rule = new ManyPayeesRule();
        Pace pace = new Pace(1, 2, 20, 0, 0, List.of(1, 2));
        assertThat(rule.isBroken(facts(10, pace), threshold("MANY_PAYEES", 2, 100))).isTrue();
        assertThat(rule.isBroken(facts(10, pace), threshold("MANY_PAYEES", 3, 100))).isFalse();
        assertThat(rule.isBroken(facts(100, pace), threshold("MANY_PAYEES", 2, 100))).isFalse();
        Facts again = new Facts(10, 2, false, false, false, pace);
        assertThat(rule.isBroken(again, threshold("MANY_PAYEES", 2, 100))).isFalse();
    }

    @Test
    void aReportedAccountMattersFromAnAmountOn() {
        ReportedRule rule = new ReportedRule();
        assertThat(rule.isBroken(of(1, false, true, true), threshold("REPORTED", 0, 1))).isTrue();
        assertThat(rule.isBroken(of(1, false, true, true), threshold("REPORTED", 0, 2))).isFalse();
        assertThat(rule.isBroken(of(1, false, false, true), threshold("REPORTED", 0, 1))).isFalse();
    }

    @Test
    void theGravestCountsAndASignatureMeetsAStepUp() {
        assertThat(check.of(of(1_000, true, false, false), DAY)).isEmpty();
        assertThat(outcome(of(300_000, true, false, false))).contains(FraudOutcome.STEP_UP);
        assertThat(outcome(of(300_000, true, false, true))).isEmpty();
        assertThat(outcome(of(1_500_000, true, false, true))).contains(FraudOutcome.HOLD);
        assertThat(outcome(of(1_500_000, true, true, true))).contains(FraudOutcome.REFUSE);
        assertThat(outcome(of(1, false, true, true))).contains(FraudOutcome.HOLD);
        assertThat(check.looksUpPayeeFrom(DAY)).isEqualTo(300_000);
        assertThat(check.of(of(1_500_000, true, true, true), LocalDate.of(2025, 12, 31))).isEmpty();
    }

    private Optional<FraudOutcome> outcome(Facts facts) {
        return check.of(facts, DAY).map(Finding::outcome);
    }

    @Test
    void paceForgetsAfterTwoSlicesAndNeverGoesBack() {
        Pace first = Pace.NONE.at(NOON).plus(100, 1, true);
        Pace next = first.at(NOON.plusSeconds(600)).plus(50, 2, true);
        assertThat(next.recentCount()).isEqualTo(2);
        assertThat(next.recentAmount()).isEqualTo(150);
        assertThat(next.at(NOON)).isEqualTo(next);
        assertThat(next.at(NOON.plusSeconds(1_200)).recentAmount()).isEqualTo(50);
        assertThat(next.at(NOON.plusSeconds(1_800)).recentCount()).isZero();
        assertThat(next.payees()).containsExactly(1, 2);
    }

    @Test
    void payeesAreWrittenDownInFourBytesEachAndAreBounded() {
        Pace pace = Pace.NONE;
        for (int payee : IntStream.range(-50, 50).toArray()) {
            pace = pace.plus(1, payee, true).plus(1, payee, true).plus(1, 1_000, false);
        }
        assertThat(pace.payees()).hasSize(Pace.MOST_PAYEES).doesNotContain(1_000);
        assertThat(pace.writtenPayees()).hasSize(256);
        assertThat(Pace.payees(pace.writtenPayees())).isEqualTo(pace.payees());
    }
}
