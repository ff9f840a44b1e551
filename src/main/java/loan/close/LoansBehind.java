package loan.close;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import loan.contract.LoanId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.log.Cause;
import platform.money.Won;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/**
 * The loans of which a day could not be booked. Such a loan stands still: neither the close nor what falls due takes it, until its own
 * days are booked up to those of all. Whoever writes its row holds the lock of its contract; when it is tried again, and why it is not
 * booked, apart.
 */
@Component
public class LoansBehind {
    /** A loan at fault is rare; with so many of them the fault is ours, and the close stands still until it is mended. */
    private static final int MOST = 1_000;
    private static final Duration AGAIN = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    LoansBehind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param nextDay the first that is not booked
     * @param kept what pay has collected meanwhile; an instalment is asked for once until it is booked, so there is no second
     */
    public record BehindLoan(LocalDate nextDay, @Nullable Kept kept) {}

    /** An answer of pay that counts as of its time. */
    public record Kept(Tsid repayment, Won amount, Instant at) {}

    @Bean
    static ManualCases loansThatCannotBeBooked(LoansBehind behind) {
        return new ManualCases("loan.close", behind::count, behind::oldest);
    }

    /**
     * A day of a loan cannot be booked.
     *
     * @throws IllegalStateException when there are so many that no loan can be at fault
     */
    public void passOver(LoanId loan, LocalDate day, RuntimeException cause, Instant now) {
        if (count() >= MOST) {
            throw new IllegalStateException(MOST + " loans are behind: mend what they have in common", cause);
        }
        jdbc.sql("""
                insert into loan_behind (loan_id, next_day, since, cause, try_at) values (?, ?, ?, ?, ?)
                on duplicate key update loan_id = loan_id""")
                .params(loan.value(), day, UtcColumn.of(now), Cause.of(cause), UtcColumn.of(now.plus(AGAIN))).update();
    }

    /** It was tried again in vain. */
    public void failedAgain(LoanId loan, RuntimeException cause, Instant now) {
        jdbc.sql("update loan_behind set cause = ?, try_at = ? where loan_id = ?")
                .params(Cause.of(cause), UtcColumn.of(now.plus(AGAIN)), loan.value()).update();
    }

    public boolean contains(LoanId loan) {
        return jdbc.sql("select count(*) from loan_behind where loan_id = ?").param(loan.value()).query(Long.class)
                .single() > 0;
    }

    /** One that is behind, whose contract is locked. */
    public Optional<BehindLoan> lock(LoanId loan) {
        return jdbc.sql("""
                select next_day, repayment_id, collected, collected_at from loan_behind where loan_id = ? for update""")
                .param(loan.value()).query(LoansBehind::behind).optional();
    }

    /** Those to try again. */
    public List<LoanId> toTry(Instant now, int most) {
        return jdbc.sql("select loan_id from loan_behind where try_at <= ? order by try_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new LoanId(row.getLong("loan_id"))).list();
    }

    /** Its days before this one are booked. */
    public void advance(LoanId loan, LocalDate nextDay) {
        jdbc.sql("update loan_behind set next_day = ? where loan_id = ?").params(nextDay, loan.value()).update();
    }

    /** Keeps what pay has collected for a locked loan, the first answer alone: it comes again until it is booked. False when it is not behind. */
    public boolean keep(LoanId loan, Kept kept) {
        Optional<BehindLoan> late = lock(loan);
        if (late.isPresent() && late.get().kept() == null) {
            jdbc.sql("update loan_behind set repayment_id = ?, collected = ?, collected_at = ? where loan_id = ?")
                    .params(kept.repayment().value(), kept.amount().amount(), UtcColumn.of(kept.at()), loan.value())
                    .update();
        }
        return late.isPresent();
    }

    /** What pay had collected is booked. */
    public void forgetKept(LoanId loan) {
        jdbc.sql("""
                update loan_behind set repayment_id = null, collected = null, collected_at = null
                where loan_id = ?""").param(loan.value()).update();
    }

    /** It is where all loans are. */
    public void caughtUp(LoanId loan) {
        jdbc.sql("delete from loan_behind where loan_id = ?").param(loan.value()).update();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from loan_behind").query(Long.class).single();
    }

    @Transactional(readOnly = true)
    public List<ManualCases.Case> oldest(int most) {
        return jdbc.sql("""
                select loan_id, next_day, since, cause from loan_behind order by since limit ?""").param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("loan_id"), UtcColumn.get(row, "since"),
                        "not booked from %s on: %s".formatted(row.getString("next_day"), row.getString("cause"))))
                .list();
    }

    private static BehindLoan behind(ResultSet row, int number) throws SQLException {
        Instant at = UtcColumn.find(row, "collected_at");
        return new BehindLoan(Objects.requireNonNull(row.getObject("next_day", LocalDate.class)), at == null
                ? null
                : new Kept(new Tsid(row.getLong("repayment_id")), Won.of(row.getLong("collected")), at));
    }
}
