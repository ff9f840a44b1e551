package loan.close;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import loan.contract.LoanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** How far the close of the days has come. Whoever locks the newest row does so before any contract. */
@Component
public class CloseDays {
    private final JdbcClient jdbc;
    private final LoansBehind behind;

    CloseDays(JdbcClient jdbc, LoansBehind behind) {
        this.jdbc = jdbc;
        this.behind = behind;
    }

    /** The close of a day; {@code last} is the loan that it has come to. */
    record CloseDay(LocalDate day, LoanId last, boolean finished) {}

    /** The newest day that is closed or being closed; nobody else goes on with it, or begins the next, until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<CloseDay> lockNewest() {
        Optional<CloseDay> locked = lockOne();
        Optional<CloseDay> newest = lockOne();
        // Who waited for a day's row gets that row, though the next was begun meanwhile.
        while (!newest.map(CloseDay::day).equals(locked.map(CloseDay::day))) {
            locked = newest;
            newest = lockOne();
        }
        return newest;
    }

    private Optional<CloseDay> lockOne() {
        return jdbc.sql("select day, last_loan, finished_at from loan_close order by day desc limit 1 for update")
                .query((row, number) -> new CloseDay(Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                        new LoanId(row.getLong("last_loan")), row.getObject("finished_at") != null))
                .optional();
    }

    /** The last day of which the close has come past this loan, though it stood still on it; empty before the first. Locks as above. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<LocalDate> lastOf(LoanId loan) {
        return lockNewest().map(newest -> newest.finished() || loan.value() <= newest.last().value()
                ? newest.day()
                : newest.day().minusDays(1));
    }

    /** The newest day that is closed whole; empty before the first. */
    public Optional<LocalDate> lastClosed() {
        return jdbc.sql("select day from loan_close where finished_at is not null order by day desc limit 1")
                .query(LocalDate.class).optional();
    }

    /** Whether the days up to this one are closed; before the first close they are. */
    public boolean isClosed(LocalDate day) {
        return lastClosed().filter(last -> last.isBefore(day)).isEmpty();
    }

    /** Whether the close has passed this loan over, so that its days are not booked yet. */
    public boolean isBehind(LoanId loan) {
        return behind.contains(loan);
    }

    /** Begins the close of a day, once. Who has locked the day before, and so takes it for the newest, is waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(LocalDate day, Instant now) {
        if (lockNewest().filter(newest -> !newest.day().isBefore(day)).isPresent()) {
            return;
        }
        jdbc.sql("insert ignore into loan_close (day, last_loan, loans, begun_at) values (?, 0, 0, ?)")
                .params(day, UtcColumn.of(now)).update();
    }

    /** So many more loans are done, the last of them with this id. */
    void advance(LocalDate day, LoanId last, int loans) {
        jdbc.sql("update loan_close set last_loan = ?, loans = loans + ? where day = ?")
                .params(last.value(), loans, day).update();
    }

    /** This loan could not be booked. */
    void passOver(LocalDate day, LoanId loan) {
        jdbc.sql("update loan_close set last_loan = ?, failed = failed + 1 where day = ?").params(loan.value(), day)
                .update();
    }

    void finish(LocalDate day, Instant now) {
        jdbc.sql("update loan_close set finished_at = ? where day = ?").params(UtcColumn.of(now), day).update();
    }
}
