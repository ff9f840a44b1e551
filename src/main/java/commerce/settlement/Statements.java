package commerce.settlement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The statements' rows. */
@Repository
class Statements {
    private static final String[] COLUMNS = {"id", "seller_id", "from_on", "day", "line_count", "sales",
            "seller_coupons", "shipping", "sales_fees", "payment_fees", "vat", "return_freight", "claw_backs",
            "adjustments", "carried_in", "payout", "carried_out", "pay_on", "status", "closed_at"};
    private static final String SELECT = "select " + String.join(", ", COLUMNS)
            + ", refusal, ended_at, asked from commerce_settlement_statement ";
    private static final String MAY_BE_PAID = """
            exists (select 1 from commerce_settlement_account a
                where a.seller_id = commerce_settlement_statement.seller_id and a.held_at is null
                    and a.payee_id is not null)
                and not exists (select 1 from commerce_seller s
                    where s.id = commerce_settlement_statement.seller_id and s.status = 'SUSPENDED')""";

    private final JdbcClient jdbc;
    private final RowInsert rows;

    Statements(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "commerce_settlement_statement", COLUMNS);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<Statement> statements) {
        List<@Nullable Object[]> values = new ArrayList<>(statements.size());
        for (Statement each : statements) {
            Turnover sum = each.turnover();
            values.add(new @Nullable Object[]{each.id().value(), each.seller().value(), Date.valueOf(sum.from()),
                    Date.valueOf(each.day()), sum.lines(), sum.sales(), sum.sellerCoupons(), sum.shipping(),
                    sum.salesFees(), sum.paymentFees(), sum.vat(), sum.returnFreight(), sum.clawBacks(),
                    sum.adjustments(), each.carriedIn(), each.payout(), each.carriedOut(), Date.valueOf(each.payOn()),
                    each.status().name(), UtcColumn.of(each.closedAt())});
        }
        rows.insert(values);
    }

    /** A seller's own, the newest first, older than {@code before}. */
    @Transactional(readOnly = true)
    public List<Statement> newestFirst(SellerId seller, long before, int most) {
        // MySQL would rather sort a few rows by the seller's days.
        return jdbc.sql(SELECT + """
                force index (commerce_settlement_statement_by_seller)
                where seller_id = ? and id < ? order by id desc limit ?""").params(seller.value(), before, most)
                .query(Statements::statement).list();
    }

    @Transactional(readOnly = true)
    public Optional<Statement> find(StatementId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Statements::statement).optional();
    }

    /** A payout to be asked for, and where it goes to. */
    record Due(Statement statement, Tsid payee, int asked) {}

    /**
     * Those whose payout is due and not put off, whose seller is neither held nor suspended and has an account; each locked for one
     * caller. Those of a terminated seller are held until a person lets them go ({@link HoldPayouts#ofTerminated}).
     *
     * @param today the day in Seoul
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Due> takeDue(LocalDate today, Instant now, int most) {
        return withPayee(jdbc.sql(SELECT
                + "where status = 'DUE' and pay_on <= ? and (ask_at is null or ask_at <= ?) and " + MAY_BE_PAID
                + " order by pay_on, id limit ? for update skip locked")
                .params(Date.valueOf(today), UtcColumn.of(now), most).query(Statements::asked).list());
    }

    /** Those that pay has not answered in time, whose seller may still be paid; each locked for one caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Due> takeUnanswered(Instant now, int most) {
        return withPayee(jdbc.sql(SELECT + "force index (commerce_settlement_statement_by_ask) "
                + "where ask_at <= ? and status = 'ASKED' and " + MAY_BE_PAID
                + " order by ask_at limit ? for update skip locked").params(UtcColumn.of(now), most)
                .query(Statements::asked).list());
    }

    /** One that either of them took, unless somebody else has asked for it or it may not be paid any more; locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Due> take(StatementId id, Instant now) {
        return withPayee(jdbc.sql(SELECT
                + "where id = ? and status in ('DUE', 'ASKED') and (ask_at is null or ask_at <= ?) and " + MAY_BE_PAID
                + " for update").params(id.value(), UtcColumn.of(now)).query(Statements::asked).list());
    }

    private record Asked(Statement statement, int asked) {}

    private static Asked asked(ResultSet row, int number) throws SQLException {
        return new Asked(statement(row, number), row.getInt("asked"));
    }

    private List<Due> withPayee(List<Asked> statements) {
        return statements.stream().map(each -> new Due(each.statement, payee(each.statement.seller()), each.asked))
                .toList();
    }

    private Tsid payee(SellerId seller) {
        return new Tsid(jdbc.sql("select payee_id from commerce_settlement_account where seller_id = ?")
                .param(seller.value()).query(Long.class).single());
    }

    /** Pay was asked; it is asked again then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void asked(StatementId id, Instant again) {
        jdbc.sql(
                "update commerce_settlement_statement set status = 'ASKED', asked = asked + 1, ask_at = ? where id = ?")
                .params(UtcColumn.of(again), id.value()).update();
    }

    /** Pay could not be asked; that is tried again then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putOff(StatementId id, Instant again) {
        jdbc.sql("update commerce_settlement_statement set ask_at = ? where id = ? and status in ('DUE', 'ASKED')")
                .params(UtcColumn.of(again), id.value()).update();
    }

    /** How a payout ended that was in one of these states; whether it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(StatementId id, Statement.Status end, List<Statement.Status> from, @Nullable String refusal,
            Instant now) {
        return jdbc
                .sql("""
                        update commerce_settlement_statement set status = :end, refusal = :refusal, ask_at = null, ended_at = :now
                        where id = :id and status in (:from)""")
                .param("end", end.name()).param("refusal", refusal).param("now", UtcColumn.of(now))
                .param("id", id.value()).param("from", from.stream().map(Enum::name).toList()).update() == 1;
    }

    private static Statement statement(ResultSet row, int number) throws SQLException {
        return new Statement(new StatementId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                day(row, "day"),
                new Turnover(day(row, "from_on"), row.getInt("line_count"), row.getLong("sales"),
                        row.getLong("seller_coupons"), row.getLong("shipping"), row.getLong("sales_fees"),
                        row.getLong("payment_fees"), row.getLong("vat"), row.getLong("return_freight"),
                        row.getLong("claw_backs"), row.getLong("adjustments")),
                row.getLong("carried_in"), row.getLong("payout"), row.getLong("carried_out"), day(row, "pay_on"),
                Statement.Status.valueOf(row.getString("status")), row.getString("refusal"),
                UtcColumn.get(row, "closed_at"), UtcColumn.find(row, "ended_at"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
