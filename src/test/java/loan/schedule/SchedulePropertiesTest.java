package loan.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every loan: 3,000 drawn ones of all methods, day counts, roundings and scales. */
class SchedulePropertiesTest {
    private static final long SEED = 20_261_127;
    private static final int LOANS = 3_000;

    @Test
    void allPrincipalComesBackAndNoBalanceIsNegative() {
        forEachLoan(terms -> {
            Schedule schedule = Schedule.of(terms);
            long balance = terms.principal();
            for (Instalment each : schedule.instalments()) {
                assertThat(each.principal()).isNotNegative();
                assertThat(each.interest()).isNotNegative();
                balance -= each.principal();
                assertThat(each.balance()).isEqualTo(balance).isNotNegative();
            }
            assertThat(balance).isZero();
            assertThat(schedule.total()).isEqualTo(terms.principal() + schedule.interest());
        });
    }

    @Test
    void theLastInstalmentAloneDiffers() {
        forEachLoan(terms -> {
            if (terms.method() == RepaymentMethod.BULLET) {
                return;
            }
            Schedule schedule = Schedule.of(terms);
            schedule.instalments().stream().skip(terms.grace()).filter(each -> each.balance() > 0)
                    .forEach(each -> assertThat(terms.method() == RepaymentMethod.EQUAL_PRINCIPAL
                            ? each.principal()
                            : Math.max(each.amount(), schedule.level()))
                            .isEqualTo(terms.method() == RepaymentMethod.EQUAL_PRINCIPAL
                                    ? schedule.level()
                                    : Math.max(each.interest(), schedule.level())));
        });
    }

    @Test
    void prepaidLoansComeBackWholeWithLessInterest() {
        Random random = new Random(SEED);
        forEachLoan(terms -> {
            Schedule before = Schedule.of(terms);
            long prepaid = 1 + random.nextLong(terms.principal());
            Outstanding left = Outstanding.of(terms);
            Amortisation loan = new Amortisation(terms.annualRate(), terms.method(), terms.dayCount(),
                    terms.convention());
            for (PrepaymentStrategy strategy : PrepaymentStrategy.values()) {
                Schedule after = loan.prepay(left, prepaid, strategy, before.level(), 0);
                assertThat(after.principal()).isEqualTo(terms.principal() - prepaid);
                assertThat(after.interest()).as("%s", strategy).isLessThanOrEqualTo(before.interest());
                assertThat(after.instalments().size()).isLessThanOrEqualTo(before.instalments().size());
            }
            assertThat(loan.prepay(left, prepaid, PrepaymentStrategy.FEWER_INSTALMENTS, before.level(), 0).interest())
                    .isLessThanOrEqualTo(loan.prepay(left, prepaid, PrepaymentStrategy.NEXT_INSTALMENTS_FIRST,
                            before.level(), 0).interest());
        });
    }

    private static void forEachLoan(Consumer<Terms> check) {
        Random random = new Random(SEED);
        for (int i = 0; i < LOANS; i++) {
            Terms terms = loan(random);
            try {
                check.accept(terms);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Loan " + i + " of seed " + SEED + ": " + terms, e);
            }
        }
    }

    private static Terms loan(Random random) {
        int count = 1 + random.nextInt(120);
        LocalDate start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
        LocalDate firstDue = start.plusDays(1 + random.nextInt(70));
        Convention convention = random.nextBoolean()
                ? Convention.WON
                : new Convention(2, RoundingMode.HALF_UP, oneOf(random, 1L, 100L),
                        oneOf(random, Convention.LevelRate.values()));
        return new Terms(10_000L * count + random.nextLong(1_000_000_000L),
                BigDecimal.valueOf(random.nextInt(2_000), 4), start, Terms.monthly(firstDue, count),
                oneOf(random, RepaymentMethod.values()), random.nextInt(count),
                oneOf(random, DayCount.values()), convention);
    }

    @SafeVarargs
    private static <T> T oneOf(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
