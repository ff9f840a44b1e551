package loan.close;

import java.time.LocalDate;

import loan.OwnLoansTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The close of a day over 2,500 loans: a bullet of a million at 3.65 % costs 100 won a day. */
@OwnLoansTest
class DailyCloseTest {
    private static final int LOANS = 2_500;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    @Autowired
    DailyClose close;
    @Autowired
    BookDay book;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void loans() {
        transaction.executeWithoutResult(status -> {
            jdbc.update("delete from loan_close");
            jdbc.update("delete from loan_accrual");
            jdbc.update("delete from loan_instalment");
            jdbc.update("delete from loan_contract");
            jdbc.update(CloseFixture.LOANS, LOANS);
        });
    }

    @Test
    void everyLoansDayIsBookedOnce() {
        close.begin(DAY);

        run();

        assertThat(number("select count(*) from loan_accrual where interest = 100 and day = '2026-11-10'"))
                .isEqualTo(LOANS);
        assertThat(number("select loans from loan_close where finished_at is not null")).isEqualTo(LOANS);
    }

    @Test
    void cutOffInTheMiddleItGoesOnWhereItStopped() {
        close.begin(DAY);
        close.next();
        // The second batch is written, and lost with its transaction.
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            close.next();
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThat(number("select count(*) from loan_accrual")).isEqualTo(DailyClose.BATCH);

        close.begin(DAY);
        run();

        assertThat(number("select count(*) from loan_accrual")).isEqualTo(LOANS);
        assertThat(number("select sum(interest) from loan_accrual")).isEqualTo(100L * LOANS);
    }

    @Test
    void twoInstancesAtOnceBookNothingTwice() throws Exception {
        close.begin(DAY);
        Thread other = Thread.ofVirtual().start(this::run);
        run();
        other.join();

        assertThat(number("select count(*) from loan_accrual")).isEqualTo(LOANS);
        assertThat(number("select loans from loan_close")).isEqualTo(LOANS);
    }

    @Test
    void aClosedDayIsNotClosedAgain() {
        close.begin(DAY);
        run();
        close.begin(DAY);

        assertThat(close.next()).isFalse();
        assertThat(number("select count(*) from loan_accrual")).isEqualTo(LOANS);
    }

    @Test
    void theKeyRefusesALoansDayTwice() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            jdbc.update("insert into loan_accrual values (1, '2026-11-10', 1, 0, 0)");
            jdbc.update("insert into loan_accrual values (1, '2026-11-10', 1, 0, 0)");
        })).isInstanceOf(DuplicateKeyException.class);
    }

    private void run() {
        while (close.next()) {
            // There may be more.
        }
    }

    private long number(String sql) {
        Long number = transaction.execute(status -> jdbc.queryForObject(sql, Long.class));
        return number == null ? 0 : number;
    }
}
