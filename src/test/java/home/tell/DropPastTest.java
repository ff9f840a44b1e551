package home.tell;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.BusinessDays;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is past goes, and nothing that a section reads. */
@MadangTest
class DropPastTest {
    @Autowired
    DropPast drop;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    BusinessDays days;
    @Autowired
    Ids ids;

    @Test
    void dropsWhatNoSectionReads() {
        long member = ids.nextLong();
        LocalDate today = days.today();
        LocalDate month = today.withDayOfMonth(1);
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            for (LocalDate day : List.of(today, today.minusDays(1), today.minusDays(7), today.minusDays(8))) {
                jdbc.update("insert into home_rung values (?, ?, 1000, 10, false, ?)", member, day, now);
            }
            for (LocalDate day : List.of(month, month.minusDays(1), month.minusMonths(1),
                    month.minusMonths(1).minusDays(1))) {
                jdbc.update("""
                        insert into home_grant (grant_id, member_id, state, day, as_of)
                        values (?, ?, 'PAID', ?, ?)""", ids.nextLong(), member, day, now);
            }
            for (LocalDate day : List.of(month, month.minusMonths(1), month.minusMonths(2),
                    month.minusMonths(2).minusDays(1))) {
                outlay(member, day, now);
            }
            outlay(member, null, now.minusDays(59));
            outlay(member, null, now.minusDays(61));
        });
        drop.drop();
        assertThat(rows("home_rung", member)).isEqualTo(3);
        assertThat(rows("home_grant", member)).isEqualTo(3);
        assertThat(rows("home_outlay", member)).as("two months back, and an order of last month").isEqualTo(4);
        transaction.executeWithoutResult(status -> List.of("home_rung", "home_grant", "home_outlay")
                .forEach(table -> jdbc.update("delete from " + table + " where member_id = ?", member)));
    }

    private void outlay(long member, LocalDate day, LocalDateTime asOf) {
        jdbc.update("insert into home_outlay (source_id, member_id, kind, spent_on, amount, as_of) "
                + "values (?, ?, 'PAYMENT', ?, 1, ?)", ids.nextLong(), member, day, asOf);
    }

    private long rows(String table, long member) {
        Long count = jdbc.queryForObject("select count(*) from " + table + " where member_id = ?", Long.class, member);
        return count == null ? 0 : count;
    }
}
