package loan.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Schedules that others published: Apache Fineract's end-to-end tests RS02–RS05, RP11, RP13, and its EMI calculator's. */
class PublishedSchedulesTest {
    private static final LocalDate START = LocalDate.of(2022, 11, 1);
    private static final BigDecimal TWELVE_PERCENT = new BigDecimal("0.12");
    private static final Convention WHOLE_INSTALMENTS = new Convention(2, RoundingMode.HALF_UP, 100,
            Convention.LevelRate.FIRST_PERIOD);
    private static final Convention CENTS = new Convention(2, RoundingMode.HALF_UP, 1,
            Convention.LevelRate.EACH_PERIOD);

    /** Fineract e2e RS02: 5,000 at 12 %, 18 months, equal instalments of whole units. */
    @Test
    void equalInstalments() {
        Schedule schedule = Schedule.of(terms(18, RepaymentMethod.EQUAL_INSTALMENTS, 0, DayCount.THIRTY_360));

        assertThat(amounts(schedule).subList(0, 17)).containsOnly(cents("305.00"));
        assertThat(amounts(schedule).getLast()).isEqualTo(cents("303.22"));
        assertThat(take(4, schedule, Instalment::balance)).isEqualTo(
                cents("4745.00", "4487.45", "4227.32", "3964.59"));
        assertThat(schedule.instalments().get(16).balance()).isEqualTo(cents("300.22"));
        assertThat(schedule.interest()).isEqualTo(cents("488.22"));
    }

    /** Fineract e2e RS04: the same, equal principal. */
    @Test
    void equalPrincipal() {
        Schedule schedule = Schedule.of(terms(18, RepaymentMethod.EQUAL_PRINCIPAL, 0, DayCount.THIRTY_360));

        assertThat(take(17, schedule, Instalment::principal)).containsOnly(cents("277.78"));
        assertThat(schedule.instalments().getLast().principal()).isEqualTo(cents("277.74"));
        assertThat(take(5, schedule, Instalment::interest)).isEqualTo(
                cents("50.00", "47.22", "44.44", "41.67", "38.89"));
        assertThat(schedule.interest()).isEqualTo(cents("475.00"));
    }

    /** Fineract e2e RS03: the same as RS02, interest by actual days over 365. */
    @Test
    void interestByActualDays() {
        Schedule schedule = Schedule.of(terms(18, RepaymentMethod.EQUAL_INSTALMENTS, 0, DayCount.ACT_365));

        assertThat(take(4, schedule, Instalment::interest)).isEqualTo(cents("49.32", "48.35", "45.74", "38.92"));
        assertThat(amounts(schedule).getLast()).isEqualTo(cents("302.33"));
        assertThat(schedule.interest()).isEqualTo(cents("487.33"));
    }

    /** Fineract e2e RS05: the same as RS02, three months' grace on principal. */
    @Test
    void graceOnPrincipal() {
        Schedule schedule = Schedule.of(terms(18, RepaymentMethod.EQUAL_INSTALMENTS, 3, DayCount.THIRTY_360));

        assertThat(amounts(schedule).subList(0, 3)).containsOnly(cents("50.00"));
        assertThat(amounts(schedule).subList(3, 17)).containsOnly(cents("361.00"));
        assertThat(amounts(schedule).getLast()).isEqualTo(cents("354.87"));
        assertThat(schedule.interest()).isEqualTo(cents("558.87"));
    }

    /** Fineract's ProgressiveEMICalculatorTest: 100 at 9.4822 %, 30/360, six months, to the cent. */
    @Test
    void equalInstalmentsToTheCent() {
        Schedule schedule = Schedule.of(new Terms(CENTS.minorUnits("100"), new BigDecimal("0.094822"),
                LocalDate.of(2024, 1, 1), Terms.monthly(LocalDate.of(2024, 2, 1), 6), RepaymentMethod.EQUAL_INSTALMENTS,
                0, DayCount.THIRTY_360, CENTS));

        assertThat(amounts(schedule)).containsOnly(cents("17.13"));
        assertThat(take(6, schedule, Instalment::interest)).isEqualTo(
                cents("0.79", "0.66", "0.53", "0.40", "0.27", "0.13"));
    }

    /** Fineract e2e RP11: 1,000 paid on 12-01 and 2,000 on 01-01; fewer instalments. */
    @Test
    void prepaidForFewerInstalments() {
        List<Instalment> paid = prepaid(PrepaymentStrategy.FEWER_INSTALMENTS);

        assertThat(paid.stream().map(Instalment::amount)).isEqualTo(cents("1000", "2000", "862", "862", "403.48"));
        assertThat(paid.stream().mapToLong(Instalment::interest).sum()).isEqualTo(cents("127.48"));
    }

    /** Fineract e2e RP13: the same, the next instalments first. */
    @Test
    void prepaidForTheNextInstalments() {
        List<Instalment> paid = prepaid(PrepaymentStrategy.NEXT_INSTALMENTS_FIRST);

        assertThat(paid.stream().map(Instalment::amount)).isEqualTo(
                cents("1000", "2000", "21.31", "426.69", "862", "846.56"));
        assertThat(paid.stream().mapToLong(Instalment::interest).sum()).isEqualTo(cents("156.56"));
    }

    /** Not published, but RP11's loan once more: the instalments to come are alike and smaller. */
    @Test
    void prepaidForSmallerInstalments() {
        List<Instalment> paid = prepaid(PrepaymentStrategy.SMALLER_INSTALMENTS);

        assertThat(paid).hasSize(6);
        assertThat(paid.subList(2, 5).stream().map(Instalment::amount)).containsOnly(cents("536.00"));
        assertThat(paid.stream().mapToLong(Instalment::principal).sum()).isEqualTo(cents("5000"));
    }

    /** What was paid, the two large payments as instalments of their own. */
    private static List<Instalment> prepaid(PrepaymentStrategy strategy) {
        Amortisation loan = new Amortisation(TWELVE_PERCENT, RepaymentMethod.EQUAL_INSTALMENTS, DayCount.ACT_365,
                WHOLE_INSTALMENTS);
        Schedule schedule = Schedule.of(terms(6, RepaymentMethod.EQUAL_INSTALMENTS, 0, DayCount.ACT_365));
        List<Instalment> paid = new ArrayList<>();
        for (long payment : cents("1000", "2000")) {
            Instalment due = schedule.instalments().getFirst();
            long extra = payment - due.amount();
            List<Instalment> rest = schedule.instalments().subList(1, schedule.instalments().size());
            // What was ahead was counted in the instalment that has just been paid.
            schedule = loan.prepay(new Outstanding(due.balance(), due.due(), due.number() + 1,
                    rest.stream().map(Instalment::due).toList(), 0), extra, strategy, schedule.level(), 0);
            paid.add(new Instalment(due.number(), due.from(), due.due(), due.principal() + extra, due.interest(),
                    due.balance() - extra));
        }
        return Stream.concat(paid.stream(), schedule.instalments().stream()).toList();
    }

    private static Terms terms(int months, RepaymentMethod method, int grace, DayCount dayCount) {
        return new Terms(cents("5000"), TWELVE_PERCENT, START, Terms.monthly(START.plusMonths(1), months), method,
                grace, dayCount, WHOLE_INSTALMENTS);
    }

    private static List<Long> amounts(Schedule schedule) {
        return schedule.instalments().stream().map(Instalment::amount).toList();
    }

    private static List<Long> take(int count, Schedule schedule, ToLongFunction<Instalment> what) {
        return schedule.instalments().stream().limit(count).map(each -> what.applyAsLong(each)).toList();
    }

    private static long cents(String amount) {
        return CENTS.minorUnits(amount);
    }

    private static List<Long> cents(String first, String... more) {
        return Stream.concat(Stream.of(first), Arrays.stream(more)).map(CENTS::minorUnits).toList();
    }
}
