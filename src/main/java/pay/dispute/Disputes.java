package pay.dispute;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import pay.merchant.MerchantId;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All disputes. */
@Repository
class Disputes {
    private static final String SELECT = """
            select id, merchant_id, payment_id, payment_key, payer_kind, payer_id, amount, reason, state, opened_by,
                opened_at, deadline, evidence, evidence_at, hold_id, fee, ended_at from pay_dispute\s""";

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;

    Disputes(JdbcClient client, JdbcTemplate jdbc, FieldEncryption encryption) {
        this.client = client;
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** False when the payment has an open one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Dispute dispute) {
        Claim claim = dispute.claim();
        return client.sql("""
                insert ignore into pay_dispute (id, merchant_id, payment_id, open_payment_id, payment_key, payer_kind,
                    payer_id, amount, reason, state, opened_by, opened_at, deadline, lapses_at, hold_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(dispute.id().value(), claim.merchant().value(), claim.payment().value(),
                        claim.payment().value(), claim.paymentKey(), claim.payer().kind().name(), claim.payer().id(),
                        claim.amount().amount(), claim.reason().name(), dispute.state().name(),
                        dispute.openedBy().value(), UtcColumn.of(dispute.openedAt()), Date.valueOf(claim.deadline()),
                        UtcColumn.of(dispute.lapsesAt()), dispute.hold().value())
                .update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Dispute> find(DisputeId id) {
        return query("where id = ?", id.value()).stream().findFirst();
    }

    /** One that nobody else changes before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Dispute> lock(DisputeId id) {
        return query("where id = ? for update", id.value()).stream().findFirst();
    }

    /** Those whose deadline is over, the longest first. */
    @Transactional(readOnly = true)
    public List<DisputeId> due(Instant now, int most) {
        return jdbc.query("select id from pay_dispute where lapses_at <= ? order by lapses_at limit ?",
                (row, _) -> new DisputeId(row.getLong(1)), UtcColumn.of(now), most);
    }

    /** Those of a merchant, latest first. */
    @Transactional(readOnly = true)
    public List<Dispute> of(MerchantId merchant, long before, int most) {
        return query("where merchant_id = ? and id < ? order by id desc limit ?", merchant.value(), before, most);
    }

    /** Those that are open, the oldest first. */
    @Transactional(readOnly = true)
    public List<Dispute> open(int most) {
        return query("where state in ('OPEN', 'IN_REVIEW') order by id limit ?", most);
    }

    @Transactional(readOnly = true)
    public boolean anyOpen(Tsid member) {
        return !jdbc.queryForList("""
                select id from pay_dispute where payer_kind = 'MEMBER' and payer_id = ?
                and state in ('OPEN', 'IN_REVIEW') limit 1""", Long.class, member.value()).isEmpty();
    }

    /** What of a payment is disputed, or went to its payer at the end of a dispute. */
    @Transactional(readOnly = true)
    public Won amount(Tsid payment) {
        return Won.of(Objects.requireNonNull(jdbc.queryForObject(
                "select coalesce(sum(amount), 0) from pay_dispute where payment_id = ? and state <> 'WON'", Long.class,
                payment.value())));
    }

    /** What of that is disputed by such a payer. */
    @Transactional(readOnly = true)
    public Won amount(Tsid payment, Payer.Kind payer) {
        return Won.of(Objects.requireNonNull(jdbc.queryForObject("""
                select coalesce(sum(amount), 0) from pay_dispute
                where payment_id = ? and payer_kind = ? and state <> 'WON'""", Long.class, payment.value(),
                payer.name())));
    }

    @Transactional(readOnly = true)
    public boolean anyOpenOf(Tsid payment) {
        return !jdbc.queryForList("select id from pay_dispute where open_payment_id = ?", Long.class, payment.value())
                .isEmpty();
    }

    /** Writes what became of one that is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Dispute dispute, @Nullable Tsid by) {
        String evidence = dispute.evidence();
        Instant evidenceAt = dispute.evidenceAt();
        Instant endedAt = dispute.endedAt();
        client.sql("""
                update pay_dispute set state = ?, lapses_at = null, evidence = ?, evidence_at = ?, fee = ?,
                    ended_by = ?, ended_at = ?, open_payment_id = ? where id = ?""")
                .params(Arrays.asList(dispute.state().name(),
                        evidence == null ? null : encryption.encrypt(evidence, address(dispute.id())),
                        evidenceAt == null ? null : UtcColumn.of(evidenceAt), dispute.fee().amount(),
                        by == null ? null : by.value(), endedAt == null ? null : UtcColumn.of(endedAt),
                        endedAt == null ? dispute.claim().payment().value() : null, dispute.id().value()))
                .update();
    }

    private List<Dispute> query(String rest, Object... params) {
        return jdbc.query(SELECT + rest, (row, _) -> dispute(row), params);
    }

    private Dispute dispute(ResultSet row) throws SQLException {
        DisputeId id = new DisputeId(row.getLong("id"));
        Claim claim = new Claim(new MerchantId(row.getLong("merchant_id")), new Tsid(row.getLong("payment_id")),
                row.getString("payment_key"),
                new Payer(Payer.Kind.valueOf(row.getString("payer_kind")), row.getLong("payer_id")),
                Won.of(row.getLong("amount")), DisputeReason.valueOf(row.getString("reason")),
                row.getDate("deadline").toLocalDate());
        String evidence = row.getString("evidence");
        return new Dispute(id, claim, Dispute.State.valueOf(row.getString("state")), new Tsid(row.getLong("opened_by")),
                UtcColumn.get(row, "opened_at"), new MovementId(row.getLong("hold_id")),
                evidence == null ? null : encryption.decrypt(evidence, address(id)),
                UtcColumn.find(row, "evidence_at"), Won.of(row.getLong("fee")), UtcColumn.find(row, "ended_at"));
    }

    private static FieldAddress address(DisputeId id) {
        return new FieldAddress("pay_dispute", "evidence", id.value());
    }
}
