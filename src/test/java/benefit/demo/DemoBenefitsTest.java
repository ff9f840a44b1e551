package benefit.demo;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.integrity.BooksCheck;
import platform.demo.DemoBegin;
import platform.demo.DemoScale;
import platform.demo.DemoWalk;
import testing.DemoMadang;
import testing.RunningMadang;

import static org.assertj.core.api.Assertions.assertThat;
import static testing.DemoMadang.MEMBERS;

/** What benefit shows of the demo members is what pay has booked. */
class DemoBenefitsTest {
    private final RunningMadang madang = DemoMadang.started();

    @Test
    void theBooksAreRight() {
        assertThat(madang.bean(BooksCheck.class).run()).isEmpty();
    }

    @Test
    void aMonthOfStepsIsThereAndPointsForIt() {
        assertThat(number("select count(*) from benefit_step_day"))
                .as("a month, yesterday, and today unless it has just begun")
                .isBetween((long) MEMBERS * (DemoWalk.DAYS + 1), (long) MEMBERS * (DemoWalk.DAYS + 2));
        assertThat(number("select count(*) from benefit_claim")).isPositive();
        assertThat(number("select count(*) from benefit_attendance")).isPositive();
        assertThat(number("""
                select count(*) from benefit_claim c join benefit_step_day d
                    on d.member_id = c.member_id and d.day = c.day where d.steps < c.steps or d.rung < c.steps"""))
                .as("rewards for steps that nobody walked").isZero();
    }

    @Test
    void theBudgetsAreRight() {
        long given = 0;
        DemoScale scale = madang.bean(DemoScale.class);
        LocalDate begin = madang.bean(DemoBegin.class).day();
        for (long member = 1; member <= MEMBERS; member++) {
            given += DemoWalk.grants(scale, begin, member).stream().mapToLong(DemoWalk.Grant::points).sum();
        }
        assertThat(given).isPositive();
        assertThat(number("select sum(spent) from benefit_programme")).isEqualTo(given);
        assertThat(number("select sum(points) from benefit_grant where state = 'PAID'")).isEqualTo(given);
        assertThat(number("select sum(budget) from benefit_programme")).isEqualTo(3 * DemoWalk.BUDGET);
    }

    private long number(String sql) {
        Long number = madang.bean(JdbcTemplate.class).queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }
}
