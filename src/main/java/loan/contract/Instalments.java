package loan.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import loan.schedule.Instalment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.money.Won;
import platform.time.UtcColumn;

/** The instalments' rows. Whoever changes one holds the lock of its contract. */
@Component
public class Instalments {
    private static final String SELECT = """
            select loan_id, number, from_on, due_on, principal, interest, balance, state, overdue_interest, paid_principal,
                paid_interest, paid_overdue_interest, unasked, asked_on
            from loan_instalment
            """;

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Instalments(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "loan_instalment", "loan_id", "number", "from_on", "due_on", "principal",
                "interest", "balance", "state");
    }

    /** Writes instalments to come. */
    public void plan(LoanId loan, List<Instalment> instalments) {
        List<@Nullable Object[]> planned = new ArrayList<>();
        for (Instalment each : instalments) {
            planned.add(new @Nullable Object[]{loan.value(), each.number(), each.from(), each.due(), each.principal(),
                    each.interest(), each.balance(), InstalmentState.PLANNED.name()});
        }
        rows.insert(planned);
    }

    /** Forgets the instalments to come. */
    public void forgetPlan(LoanId loan) {
        jdbc.sql("delete from loan_instalment where loan_id = ? and state = 'PLANNED'").param(loan.value()).update();
    }

    /** All of a loan, in order. */
    public List<LoanInstalment> of(LoanId loan) {
        return jdbc.sql(SELECT + "where loan_id = ? order by number").param(loan.value())
                .query(Instalments::instalment).list();
    }

    public Optional<LoanInstalment> find(LoanId loan, int number) {
        return jdbc.sql(SELECT + "where loan_id = ? and number = ?").params(loan.value(), number)
                .query(Instalments::instalment).optional();
    }

    /** The first that is not paid. */
    public Optional<LoanInstalment> firstUnpaid(LoanId loan) {
        return jdbc.sql(SELECT + "where loan_id = ? and state <> 'PAID' order by number limit 1").param(loan.value())
                .query(Instalments::instalment).optional();
    }

    /** Those of a loan that are due and not paid, oldest first. */
    public List<LoanInstalment> due(LoanId loan) {
        return due(loan, loan);
    }

    /** Those of a range of loans that are due and not paid, by loan, oldest first. */
    public List<LoanInstalment> due(LoanId first, LoanId last) {
        return jdbc.sql(SELECT + "where state = 'DUE' and loan_id between ? and ? order by loan_id, number")
                .params(first.value(), last.value()).query(Instalments::instalment).list();
    }

    /** Its day has come, and pay is asked for it at a time. */
    public void fallDue(LoanId loan, int number, Instant askAt) {
        jdbc.sql(
                "update loan_instalment set state = 'DUE', ask_at = ?, unasked = true where loan_id = ? and number = ?")
                .params(UtcColumn.of(askAt), loan.value(), number).update();
    }

    /** Its day has come while an older one is to be paid first: who is asked for that one is, or will be, asked for both. */
    public void fallDueAfter(LoanInstalment older, int number) {
        jdbc.sql("""
                update loan_instalment set state = 'DUE', unasked = ?, asked_on = ? where loan_id = ? and number = ?""")
                .params(older.unasked()).param(older.unasked() ? null : older.askedOn())
                .params(older.loanId().value(), number).update();
    }

    /** Pay is asked on a day to collect the oldest that is due of a loan, and by that for all of them. */
    public void asked(LoanId loan, LocalDate day) {
        jdbc.sql(
                """
                        update loan_instalment set ask_at = null, asked_on = if(unasked, coalesce(asked_on, ?), asked_on), unasked = false
                        where loan_id = ? and state = 'DUE'""")
                .params(day, loan.value()).update();
    }

    /** Pay is not asked for a while for what is due of a loan, and none of those days is late; when it was asked before stays. */
    public void unasked(LoanId loan) {
        jdbc.sql("""
                update loan_instalment set asked_on = if(unasked, asked_on, coalesce(asked_on, due_on)), unasked = true
                where loan_id = ? and state = 'DUE'""").param(loan.value()).update();
    }

    /** Pay is asked to collect it at a time. */
    public void askAt(LoanId loan, int number, Instant at) {
        jdbc.sql("update loan_instalment set ask_at = ? where loan_id = ? and number = ?")
                .params(UtcColumn.of(at), loan.value(), number).update();
    }

    /** Pay could not be asked for this loan: it is unasked until it can be. */
    public void askLater(LoanId loan, Instant at) {
        unasked(loan);
        jdbc.sql("update loan_instalment set ask_at = ? where loan_id = ? and ask_at is not null")
                .params(UtcColumn.of(at), loan.value()).update();
    }

    /** The loans with an instalment that pay is to be asked for. */
    public List<LoanId> toAsk(Instant now, int most) {
        return jdbc.sql("select loan_id from loan_instalment where ask_at <= ? order by ask_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new LoanId(row.getLong("loan_id"))).list();
    }

    /** When pay is to be asked for an instalment that is due; empty while it is not. */
    public Optional<Instant> askAt(LoanId loan, int number) {
        return jdbc.sql("select ask_at from loan_instalment where loan_id = ? and number = ? and ask_at is not null")
                .params(loan.value(), number).query((row, index) -> UtcColumn.get(row, "ask_at")).optional();
    }

    /** Something was paid of it. */
    public void pay(LoanId loan, int number, Won overdueInterest, Won interest, Won principal) {
        jdbc.sql("""
                update loan_instalment set paid_overdue_interest = paid_overdue_interest + ?,
                    paid_interest = paid_interest + ?, paid_principal = paid_principal + ?
                where loan_id = ? and number = ?""")
                .params(overdueInterest.amount(), interest.amount(), principal.amount(), loan.value(), number).update();
    }

    /** All of it is paid. */
    public void paid(LoanId loan, int number, Instant at) {
        jdbc.sql(
                "update loan_instalment set state = 'PAID', paid_at = ?, ask_at = null where loan_id = ? and number = ?")
                .params(UtcColumn.of(at), loan.value(), number).update();
    }

    /** Being overdue costs more. */
    public void charge(LoanId loan, int number, Won overdueInterest) {
        jdbc.sql("update loan_instalment set overdue_interest = overdue_interest + ? where loan_id = ? and number = ?")
                .params(overdueInterest.amount(), loan.value(), number).update();
    }

    private static LoanInstalment instalment(ResultSet row, int index) throws SQLException {
        return new LoanInstalment(new LoanId(row.getLong("loan_id")), row.getInt("number"), date(row, "from_on"),
                date(row, "due_on"), won(row, "principal"), won(row, "interest"), won(row, "balance"),
                InstalmentState.valueOf(row.getString("state")), won(row, "overdue_interest"),
                won(row, "paid_principal"), won(row, "paid_interest"), won(row, "paid_overdue_interest"),
                row.getBoolean("unasked"), row.getObject("asked_on", LocalDate.class));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    private static Won won(ResultSet row, String column) throws SQLException {
        return Won.of(row.getLong(column));
    }
}
