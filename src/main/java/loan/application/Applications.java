package loan.application;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import loan.comparison.OfferId;
import loan.lender.LenderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The applications' rows. */
@Repository
class Applications {
    private static final String SELECT = """
            select id, member_id, offer_id, lender_id, state, bank_account_id, decided_amount, decided_rate,
                decided_fee_rate, decided_upfront_fee, decided_effective_rate, decided_total_cost, accepted_at, due_at,
                loan_id
            from loan_application\s""";

    private final JdbcClient jdbc;
    private final ApplicationSettings settings;

    Applications(JdbcClient jdbc, ApplicationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** False when the offer has an application already. */
    boolean add(Application it) {
        return jdbc.sql("""
                insert ignore into loan_application (id, member_id, offer_id, lender_id, state, accepted_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(it.id().value(), it.memberId().value(), it.offerId().value(), it.lenderId().value(),
                        it.state().name(), UtcColumn.of(it.acceptedAt()))
                .param(it.dueAt() == null ? null : UtcColumn.of(it.dueAt())).update() == 1;
    }

    Optional<Application> find(ApplicationId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Applications::application).optional();
    }

    /** The application, and nobody else changes it until the transaction ends. */
    Optional<Application> lock(ApplicationId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Applications::application)
                .optional();
    }

    /** A member's applications with ids smaller than {@code before}, newest first. */
    List<Application> newest(Tsid member, long before, int most) {
        return jdbc.sql(SELECT + "where member_id = ? and id < ? order by id desc limit ?")
                .params(member.value(), before, most).query(Applications::application).list();
    }

    /** Applications in a state about which something is to be done by now. */
    List<ApplicationId> due(Instant now, int most) {
        return jdbc.sql("select id from loan_application where due_at <= ? order by due_at limit ?")
                .params(UtcColumn.of(now), most).query((row, _) -> new ApplicationId(row.getLong(1))).list();
    }

    /** Submitted ones whose lender is to be asked again. */
    List<ApplicationId> unanswered(Instant now, int most) {
        return jdbc.sql("select id from loan_application where ask_at <= ? order by ask_at limit ?")
                .params(UtcColumn.of(now), most).query((row, _) -> new ApplicationId(row.getLong(1))).list();
    }

    /** When the lender is asked again; what is in another state is asked no more. */
    void askAt(ApplicationId id, Instant next) {
        jdbc.sql("update loan_application set ask_at = if(state = 'SUBMITTED', ?, null) where id = ?")
                .params(UtcColumn.of(next), id.value()).update();
    }

    /** A member's applications that are not submitted, the oldest first. */
    List<ApplicationId> drafts(Tsid member) {
        return jdbc.sql("select id from loan_application where member_id = ? and state = 'DRAFT' order by id")
                .param(member.value()).query((row, _) -> new ApplicationId(row.getLong(1))).list();
    }

    /** Locks applications whose papers are to be erased, those apart that another instance works on. */
    List<ApplicationId> lockErasable(Instant now, int most) {
        return jdbc.sql("""
                select id from loan_application where erase_at <= ? order by erase_at limit ?
                for update skip locked""").params(UtcColumn.of(now), most)
                .query((row, _) -> new ApplicationId(row.getLong(1))).list();
    }

    /** Its papers are gone. */
    void erased(ApplicationId id) {
        jdbc.sql("update loan_application set erase_at = null where id = ?").param(id.value()).update();
    }

    /** A member's applications that are not signed and not at their end, the oldest first. */
    List<ApplicationId> unsigned(Tsid member) {
        return jdbc.sql("""
                select id from loan_application where member_id = ? and state in ('DRAFT', 'SUBMITTED', 'APPROVED')
                order by id""")
                .param(member.value()).query((row, _) -> new ApplicationId(row.getLong(1))).list();
    }

    boolean anyIn(Tsid member, ApplicationState state) {
        return jdbc.sql("select 1 from loan_application where member_id = ? and state = ? limit 1")
                .params(member.value(), state.name()).query(Integer.class).optional().isPresent();
    }

    /** Writes it as it now is; at its end it is settled when the papers go that a lender was asked by. */
    void save(Application it, Instant now) {
        Application.Decided decided = it.decided();
        jdbc.sql("""
                update loan_application set state = :state, bank_account_id = :account, decided_amount = :amount,
                    decided_rate = :rate, decided_fee_rate = :feeRate, decided_upfront_fee = :fee,
                    decided_effective_rate = :effective, decided_total_cost = :cost, due_at = :due, loan_id = :loan,
                    ask_at = if(:state = 'SUBMITTED', ask_at, null), changed_at = :now,
                    erase_at = if(:over and submitted_at is not null, :erase, null)
                where id = :id""").param("state", it.state().name()).param("account", value(it.bankAccountId()))
                .param("amount", decided == null ? null : decided.amount().amount())
                .param("rate", decided == null ? null : decided.annualRate())
                .param("feeRate", decided == null ? null : decided.prepaymentFeeRate())
                .param("fee", decided == null ? null : decided.upfrontFee().amount())
                .param("effective", decided == null ? null : decided.effectiveRate())
                .param("cost", decided == null ? null : decided.totalCost().amount())
                .param("due", it.dueAt() == null ? null : UtcColumn.of(it.dueAt())).param("loan", value(it.loanId()))
                .param("now", UtcColumn.of(now)).param("over", it.dueAt() == null)
                .param("erase", UtcColumn.of(now.plus(settings.keepPapers()))).param("id", it.id().value()).update();
    }

    /** Keeps that the member agreed that the lender gets the documents. */
    void keepConsent(ApplicationId id, int termsVersion, Instant now) {
        jdbc.sql("update loan_application set terms_version = ?, submitted_at = ? where id = ?")
                .params(termsVersion, UtcColumn.of(now), id.value()).update();
    }

    /** Keeps what was signed with. */
    void keepSignature(ApplicationId id, Tsid device, String signature, Instant now) {
        jdbc.sql("update loan_application set signed_by = ?, signature = ?, signed_at = ? where id = ?")
                .params(device.value(), signature, UtcColumn.of(now), id.value()).update();
    }

    private static @Nullable Long value(@Nullable Tsid id) {
        return id == null ? null : id.value();
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        BigDecimal rate = row.getBigDecimal("decided_rate");
        return new Application(new ApplicationId(row.getLong("id")), new Tsid(row.getLong("member_id")),
                new OfferId(row.getLong("offer_id")), new LenderId(row.getLong("lender_id")),
                ApplicationState.valueOf(row.getString("state")), id(row, "bank_account_id"),
                rate == null
                        ? null
                        : new Application.Decided(Won.of(row.getLong("decided_amount")), rate,
                                row.getBigDecimal("decided_fee_rate"), Won.of(row.getLong("decided_upfront_fee")),
                                row.getBigDecimal("decided_effective_rate"),
                                Won.of(row.getLong("decided_total_cost"))),
                UtcColumn.get(row, "accepted_at"), UtcColumn.find(row, "due_at"), id(row, "loan_id"));
    }

    private static @Nullable Tsid id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return value == 0 ? null : new Tsid(value);
    }
}
