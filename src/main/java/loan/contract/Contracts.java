package loan.contract;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import loan.product.LoanKind;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The contracts' rows. */
@Component
public class Contracts {
    private static final String SELECT = """
            select id, member_id, lender_id, lender_name, product_name, kind, principal, annual_rate, method, day_count, grace,
                started_on, ends_on, prepayment_fee_rate, upfront_fee, bank_account_id, status, balance, period_from, period_balance,
                next_number, next_due_on, level, ahead, overdue_since, pending_repayment, opened_at, closed_at, version
            from loan_contract
            """;

    /** Neither ended, nor waiting for pay, nor behind the close of the days. */
    private static final String RUNNING = """
            status in ('ACTIVE', 'OVERDUE') and pending_repayment is null
                and not exists (select 1 from loan_behind b where b.loan_id = loan_contract.id)\s""";

    private final JdbcClient jdbc;

    Contracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a new contract; false when its application has one. */
    boolean add(LoanId id, SignedOffer offer, Schedule schedule, Instant now, Instant tellAt) {
        LocalDate end = schedule.instalments().getLast().due();
        return jdbc
                .sql("""
                        insert ignore into loan_contract (id, application_id, member_id, lender_id, lender_name, product_name, kind,
                            principal, annual_rate, method, day_count, grace, started_on, ends_on, prepayment_fee_rate, upfront_fee,
                            bank_account_id, status, balance, period_from, period_balance, next_number, next_due_on, level, ahead,
                            opened_at, tell_at, version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DISBURSING', ?, ?, ?, 1, ?, ?, 0, ?, ?, 1)""")
                .params(id.value(), offer.applicationId().value(), offer.memberId().value(), offer.lenderId().value(),
                        offer.lenderName(), offer.productName(), offer.kind().name(), offer.principal().amount(),
                        offer.annualRate(), offer.method().name(), offer.dayCount().name(), offer.grace(),
                        offer.startedOn(), end, offer.prepaymentFeeRate(), offer.upfrontFee().amount())
                .param(offer.bankAccountId() == null ? null : offer.bankAccountId().value())
                .params(offer.principal().amount(), offer.startedOn(), offer.principal().amount(), offer.firstDueOn(),
                        schedule.level(), UtcColumn.of(now), UtcColumn.of(tellAt))
                .update() == 1;
    }

    public Optional<Contract> find(LoanId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Contracts::contract).optional();
    }

    /** The loan, and nobody else changes it until the transaction ends. */
    public Optional<Contract> lock(LoanId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Contracts::contract).optional();
    }

    Optional<LoanId> ofApplication(Tsid application) {
        return jdbc.sql("select id from loan_contract where application_id = ?").param(application.value())
                .query(Long.class).optional().map(LoanId::new);
    }

    /** A member's loans with ids smaller than {@code before}, newest first. */
    public List<Contract> newest(Tsid member, long before, int most) {
        return jdbc.sql(SELECT + "where member_id = ? and id < ? order by id desc limit ?")
                .params(member.value(), before, most).query(Contracts::contract).list();
    }

    /** Whether a member owes anything, or is about to. */
    public boolean anyOpen(Tsid member) {
        return jdbc
                .sql("""
                        select count(*) from loan_contract where member_id = ? and status in ('DISBURSING', 'ACTIVE', 'OVERDUE')""")
                .param(member.value()).query(Long.class).single() > 0;
    }

    /** Nobody else changes the loan until the transaction ends; also one whose row cannot be read. */
    public void hold(LoanId id) {
        jdbc.sql("select id from loan_contract where id = ? for update").param(id.value()).query(Long.class).single();
    }

    /** Running loans with ids larger than {@code after}, those apart that stand still, in the order of their ids. */
    public List<Contract> running(LoanId after, int most) {
        return jdbc.sql(SELECT + "where id > ? and " + RUNNING + "order by id limit ?")
                .params(after.value(), most).query(Contracts::contract).list();
    }

    /** The first of them. */
    public Optional<LoanId> nextRunning(LoanId after) {
        return jdbc.sql("select id from loan_contract where id > ? and " + RUNNING + "order by id limit 1")
                .param(after.value()).query(Long.class).optional().map(LoanId::new);
    }

    /** Running loans of which an instalment falls due. */
    public List<LoanId> fallingDue(LocalDate day, int most) {
        return jdbc.sql("select id from loan_contract where next_due_on <= ? and " + RUNNING
                + "order by next_due_on limit ?").params(day, most)
                .query((row, number) -> new LoanId(row.getLong("id"))).list();
    }

    /** Whether an instalment of this loan falls due; it is held then. Also for one whose row cannot be read. */
    public boolean isFallingDue(LoanId id, LocalDate day) {
        hold(id);
        return jdbc.sql("select count(*) from loan_contract where id = ? and next_due_on <= ? and " + RUNNING)
                .params(id.value(), day).query(Long.class).single() > 0;
    }

    /** Loans of which pay has not said that the money arrived, and is to be told again by now. */
    public List<LoanId> untold(Instant now, int most) {
        return jdbc.sql("select id from loan_contract where tell_at <= ? order by tell_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new LoanId(row.getLong("id"))).list();
    }

    /** Whether this loan is one of them; it is held then. Also for one whose row cannot be read. */
    public boolean isUntold(LoanId id, Instant now) {
        hold(id);
        return jdbc.sql("select count(*) from loan_contract where id = ? and tell_at <= ?")
                .params(id.value(), UtcColumn.of(now)).query(Long.class).single() > 0;
    }

    /** The disbursement will be told again at a time, unless pay has answered. */
    public void tellAgain(LoanId id, Instant next) {
        jdbc.sql("update loan_contract set tell_at = ? where id = ? and tell_at is not null")
                .params(UtcColumn.of(next), id.value()).update();
    }

    /** The member has the money. */
    public void disbursed(LoanId id, Instant now) {
        jdbc.sql("update loan_contract set status = 'ACTIVE', tell_at = null, disbursed_at = ? where id = ?")
                .params(UtcColumn.of(now), id.value()).update();
    }

    /** The next period has begun. */
    public void beginPeriod(LoanId id, LocalDate from, Won balance, int nextNumber, @Nullable LocalDate nextDueOn,
            long ahead) {
        jdbc.sql(
                """
                        update loan_contract set period_from = ?, period_balance = ?, next_number = ?, next_due_on = ?, ahead = ?
                        where id = ?""")
                .params(from, balance.amount(), nextNumber).param(nextDueOn).params(ahead, id.value()).update();
    }

    /** Principal came back. */
    public void payBack(LoanId id, Won principal) {
        jdbc.sql("update loan_contract set balance = balance - ? where id = ?").params(principal.amount(), id.value())
                .update();
    }

    /** The instalments to come keep to another level. */
    public void keepTo(LoanId id, long level) {
        jdbc.sql("update loan_contract set level = ? where id = ?").params(level, id.value()).update();
    }

    /** It waits for pay's answer; none when it does not any more. */
    public void await(LoanId id, @Nullable Tsid repayment) {
        jdbc.sql("update loan_contract set pending_repayment = ? where id = ?")
                .param(repayment == null ? null : repayment.value()).param(id.value()).update();
    }

    /** It is overdue since the day of an instalment, or not any more. */
    public void overdue(LoanId id, @Nullable LocalDate since) {
        jdbc.sql("update loan_contract set status = ?, overdue_since = ? where id = ?")
                .param((since == null ? LoanStatus.ACTIVE : LoanStatus.OVERDUE).name()).param(since).param(id.value())
                .update();
    }

    /** It has come to one of its ends. */
    public void end(LoanId id, LoanStatus status, Instant now) {
        jdbc.sql(
                """
                        update loan_contract set status = ?, closed_at = ?, tell_at = null, pending_repayment = null, balance = 0,
                            period_balance = 0, next_due_on = null, overdue_since = null, ahead = 0
                        where id = ?""")
                .params(status.name(), UtcColumn.of(now), id.value()).update();
    }

    /** Counts a change that others are told of. */
    void count(LoanId id) {
        jdbc.sql("update loan_contract set version = version + 1 where id = ?").param(id.value()).update();
    }

    private static Contract contract(ResultSet row, int number) throws SQLException {
        return new Contract(new LoanId(row.getLong("id")), new Tsid(row.getLong("member_id")),
                new Tsid(row.getLong("lender_id")), row.getString("lender_name"), row.getString("product_name"),
                LoanKind.valueOf(row.getString("kind")), Won.of(row.getLong("principal")),
                row.getBigDecimal("annual_rate"), RepaymentMethod.valueOf(row.getString("method")),
                DayCount.valueOf(row.getString("day_count")), row.getInt("grace"), date(row, "started_on"),
                date(row, "ends_on"), row.getBigDecimal("prepayment_fee_rate"),
                Won.of(row.getLong("upfront_fee")), id(row, "bank_account_id"),
                LoanStatus.valueOf(row.getString("status")), Won.of(row.getLong("balance")), date(row, "period_from"),
                Won.of(row.getLong("period_balance")), row.getInt("next_number"),
                row.getObject("next_due_on", LocalDate.class), row.getLong("level"), row.getLong("ahead"),
                row.getObject("overdue_since", LocalDate.class), id(row, "pending_repayment"),
                UtcColumn.get(row, "opened_at"), UtcColumn.find(row, "closed_at"), row.getLong("version"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }

    private static @Nullable Tsid id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : new Tsid(value);
    }
}
