package loan.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** What the metrics of loans are read from; all of it rolled back. */
@MadangTest
class WaitingMoneyTest {
    @Autowired
    WaitingMoney waiting;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    BusinessDays days;
    @Autowired
    Clock clock;

    @Test
    void tellsForHowLongTheOldestWaits() {
        rolledBack(() -> {
            signed(1, Duration.ofDays(4000));
            signed(2, Duration.ofDays(2000));
            assertThat(waiting.payout()).isBetween(Duration.ofDays(4000), Duration.ofDays(4000).plusMinutes(5));
            jdbc.update(
                    """
                            insert into loan_contract (id, application_id, member_id, lender_id, lender_name, product_name, kind,
                                principal, annual_rate, method, day_count, grace, started_on, ends_on, prepayment_fee_rate,
                                status, balance, period_from, period_balance, next_number, next_due_on, level, ahead, opened_at,
                                tell_at, version)
                            values (1, 1, 1, 1, '', '', 'CREDIT', 1, 0.1, 'BULLET', 'ACT_365', 0, '2020-01-01', '2031-01-01', 0,
                                'DISBURSING', 1, '2020-01-01', 1, 1, '2031-01-01', 0, 0, ?, ?, 1)""",
                    at(Duration.ofDays(3000)), at(Duration.ZERO));
            assertThat(waiting.disbursement()).isBetween(Duration.ofDays(3000), Duration.ofDays(3000).plusMinutes(5));
        });
    }

    @Test
    void countsTheDaysThatAreNotClosedWhole() {
        LocalDate today = days.today();
        rolledBack(() -> {
            jdbc.update("delete from loan_close");
            assertThat(waiting.daysBehind()).as("before the first close").isZero();
            close(today.minusDays(1), true);
            assertThat(waiting.daysBehind()).isZero();
            jdbc.update("delete from loan_close");
            close(today.minusDays(3), true);
            close(today.minusDays(2), false);
            assertThat(waiting.daysBehind()).isEqualTo(2);
        });
    }

    @Test
    void readsAlongIndexes(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(() -> {
            for (long id = 1; id <= Plans.ROWS; id++) {
                signed(id, Duration.ofHours(id));
            }
        }, () -> {
            waiting.payout();
            waiting.disbursement();
        });
    }

    private void signed(long id, Duration age) {
        jdbc.update("""
                insert into loan_application (id, member_id, offer_id, lender_id, state, decided_rate, signature,
                    accepted_at, signed_at, due_at)
                values (?, 1, ?, 1, 'SIGNED', 0.1, 'x', ?, ?, ?)""", id, id, at(age), at(age),
                at(Duration.ofDays(-1)));
    }

    private void close(LocalDate day, boolean finished) {
        jdbc.update("insert into loan_close (day, last_loan, loans, begun_at, finished_at) values (?, 0, 0, ?, ?)", day,
                at(Duration.ZERO), finished ? at(Duration.ZERO) : null);
    }

    private Object at(Duration ago) {
        return UtcColumn.of(Instant.now(clock).minus(ago));
    }

    private void rolledBack(Runnable what) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            what.run();
        });
    }
}
