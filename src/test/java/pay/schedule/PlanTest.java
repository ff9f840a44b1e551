package pay.schedule;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTest {
    private final BusinessDays calendar = new BusinessDays(Clock.systemUTC());

    @Test
    void takesTheLastDayOfAShorterMonthAndTheFullOneAfterIt() {
        assertThat(planned(monthly(31, BusinessDayRule.AS_IS), "2026-12-31", 4)).containsExactly("2027-01-31",
                "2027-02-28", "2027-03-31", "2027-04-30");
        assertThat(planned(monthly(31, BusinessDayRule.AS_IS), "2028-01-30", 3)).containsExactly("2028-01-31",
                "2028-02-29", "2028-03-31");
        assertThat(planned(monthly(29, BusinessDayRule.AS_IS), "2027-01-29", 2)).containsExactly("2027-02-28",
                "2027-03-29");
        assertThat(planned(monthly(1, BusinessDayRule.AS_IS), "2027-11-30", 3)).containsExactly("2027-12-01",
                "2028-01-01", "2028-02-01");
    }

    @Test
    void comesBackEachWeek() {
        Plan plan = weekly(DayOfWeek.FRIDAY, BusinessDayRule.AS_IS);
        assertThat(planned(plan, "2026-12-17", 3)).containsExactly("2026-12-18", "2026-12-25", "2027-01-01");
        assertThat(planned(plan, "2026-12-18", 1)).containsExactly("2026-12-25");
    }

    /** 설날 of 2027: 6 to 8 February, a Saturday to Monday, and the substitute on Tuesday. */
    @ParameterizedTest
    @CsvSource({"AS_IS, 2027-02-06, 2027-02-06", "NEXT_BUSINESS_DAY, 2027-02-06, 2027-02-10",
            "PREVIOUS_BUSINESS_DAY, 2027-02-06, 2027-02-05", "PREVIOUS_BUSINESS_DAY, 2027-02-09, 2027-02-05",
            "NEXT_BUSINESS_DAY, 2027-02-10, 2027-02-10", "PREVIOUS_BUSINESS_DAY, 2027-02-10, 2027-02-10",
            "NEXT_BUSINESS_DAY, 2026-12-31, 2026-12-31", "NEXT_BUSINESS_DAY, 2027-01-01, 2027-01-04",
            "PREVIOUS_BUSINESS_DAY, 2027-01-31, 2027-01-29", "NEXT_BUSINESS_DAY, 2027-01-31, 2027-02-01"})
    void movesTheDayOnWhichBanksDoNotWork(BusinessDayRule rule, LocalDate planned, LocalDate due) {
        assertThat(rule.due(planned, calendar)).isEqualTo(due);
    }

    @Test
    void knowsWeekendsWhereItDoesNotKnowTheHolidays() {
        LocalDate saturday = LocalDate.of(2040, 1, 7);
        assertThat(calendar.isKnown(saturday)).isFalse();
        assertThat(BusinessDayRule.NEXT_BUSINESS_DAY.due(saturday, calendar)).isEqualTo(saturday.plusDays(2));
        assertThat(BusinessDayRule.PREVIOUS_BUSINESS_DAY.due(saturday, calendar)).isEqualTo(saturday.minusDays(1));
    }

    @Test
    void keepsToThePlannedDaysWhereverTheRuleMovesOneOfThem() {
        Plan plan = monthly(31, BusinessDayRule.NEXT_BUSINESS_DAY);
        Plan.Day january = plan.first(LocalDate.of(2027, 1, 10), calendar).orElseThrow();
        assertThat(january).isEqualTo(day("2027-01-31", "2027-02-01"));
        Plan.Day february = plan.next(january.planned(), 1, calendar).orElseThrow();
        assertThat(february).isEqualTo(day("2027-02-28", "2027-03-02"));
        assertThat(plan.next(february.planned(), 2, calendar)).contains(day("2027-03-31", "2027-03-31"));
    }

    @Test
    void beginsWithADayThatIsNotDueBeforeTomorrow() {
        // Sunday the 31st is due on Friday, which is today.
        Plan plan = monthly(31, BusinessDayRule.PREVIOUS_BUSINESS_DAY);
        assertThat(plan.first(LocalDate.of(2027, 1, 28), calendar)).contains(day("2027-01-31", "2027-01-29"));
        assertThat(plan.first(LocalDate.of(2027, 1, 29), calendar)).contains(day("2027-02-28", "2027-02-26"));
        assertThat(once("2027-01-31", BusinessDayRule.PREVIOUS_BUSINESS_DAY).first(LocalDate.of(2027, 1, 29),
                calendar)).isEmpty();
        assertThat(once("2027-01-31", BusinessDayRule.AS_IS).first(LocalDate.of(2027, 1, 30), calendar))
                .contains(day("2027-01-31", "2027-01-31"));
        assertThat(once("2027-01-31", BusinessDayRule.AS_IS).first(LocalDate.of(2027, 1, 31), calendar)).isEmpty();
    }

    @Test
    void endsOnItsLastDateAndAfterItsNumberOfTimes() {
        Plan until = new Plan(new Rhythm.Monthly(31), BusinessDayRule.AS_IS, LocalDate.of(2027, 2, 28), null);
        assertThat(planned(until, "2026-12-31", 9)).containsExactly("2027-01-31", "2027-02-28");
        Plan twice = new Plan(new Rhythm.Weekly(DayOfWeek.FRIDAY), BusinessDayRule.AS_IS, null, 2);
        assertThat(planned(twice, "2026-12-17", 9)).containsExactly("2026-12-18", "2026-12-25");
        assertThat(planned(once("2027-01-31", BusinessDayRule.AS_IS), "2026-12-31", 9)).containsExactly("2027-01-31");
    }

    private List<String> planned(Plan plan, String today, int most) {
        List<String> days = new ArrayList<>();
        Optional<Plan.Day> day = plan.first(LocalDate.parse(today), calendar);
        while (day.isPresent() && days.size() < most) {
            days.add(day.get().planned().toString());
            day = plan.next(day.get().planned(), days.size(), calendar);
        }
        return days;
    }

    private static Plan.Day day(String planned, String due) {
        return new Plan.Day(LocalDate.parse(planned), LocalDate.parse(due));
    }

    private static Plan once(String date, BusinessDayRule rule) {
        return plan(new Rhythm.Once(LocalDate.parse(date)), rule);
    }

    private static Plan weekly(DayOfWeek day, BusinessDayRule rule) {
        return plan(new Rhythm.Weekly(day), rule);
    }

    private static Plan monthly(int day, BusinessDayRule rule) {
        return plan(new Rhythm.Monthly(day), rule);
    }

    private static Plan plan(Rhythm rhythm, BusinessDayRule rule) {
        return new Plan(rhythm, rule, null, null);
    }
}
