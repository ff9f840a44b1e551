package commerce.chargeback;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import commerce.order.OrderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** All chargebacks. Whoever writes one has locked its order. */
@Repository
class Chargebacks {
    private static final String SELECT = """
            select id, order_id, amount, reason, answer_by, state, opened_at, decided_at, proposed_by, proposed_at,
                proposed_for from commerce_chargeback\s""";

    private final JdbcClient jdbc;

    Chargebacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Chargeback heard) {
        Instant decided = heard.decidedAt();
        jdbc.sql("""
                insert into commerce_chargeback (id, order_id, amount, reason, answer_by, state, opened_at, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(heard.id().value(), heard.orderId().value(), heard.amount().amount(),
                        heard.reason(), Date.valueOf(heard.answerBy()), heard.state().name(),
                        UtcColumn.of(heard.openedAt()), decided == null ? null : UtcColumn.of(decided)))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Chargeback> find(ChargebackId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Chargebacks::row).optional();
    }

    /** Those of an order, the oldest first. */
    @Transactional(readOnly = true)
    public List<Chargeback> of(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = ? order by id").param(order.value()).query(Chargebacks::row).list();
    }

    /** Those that are open, the first to be answered first, after a day's with this number. */
    @Transactional(readOnly = true)
    public List<Chargeback> open(LocalDate day, long after, int most) {
        return jdbc.sql(SELECT + """
                where state = 'OPEN' and answer_by >= ? and (answer_by, id) > (?, ?)
                order by answer_by, id limit ?""")
                .params(Date.valueOf(day), Date.valueOf(day), after, most).query(Chargebacks::row).list();
    }

    /** Those in a state with smaller numbers than {@code before}, the newest first. */
    @Transactional(readOnly = true)
    public List<Chargeback> newest(Chargeback.State state, long before, int most) {
        return jdbc.sql(SELECT + "where state = ? and id < ? order by id desc limit ?")
                .params(state.name(), before, most).query(Chargebacks::row).list();
    }

    /** Those for which another division is proposed, in the order in which that was proposed. */
    @Transactional(readOnly = true)
    public List<Chargeback> proposed(int most) {
        return jdbc.sql(SELECT + "where proposed_at is not null order by proposed_at, id limit ?").param(most)
                .query(Chargebacks::row).list();
    }

    /** For how many another division is proposed. */
    @Transactional(readOnly = true)
    public long countProposed() {
        return jdbc.sql("select count(*) from commerce_chargeback where proposed_at is not null").query(Long.class)
                .single();
    }

    /** Those lost before {@code decidedBefore} of which something still waits to be taken from a seller, in the order of their decisions. */
    @Transactional(readOnly = true)
    public List<Chargeback> waiting(Instant decidedBefore, int most) {
        return jdbc.sql(SELECT + "where settle_at is not null and decided_at < ? order by decided_at, id limit ?")
                .params(UtcColumn.of(decidedBefore), most).query(Chargebacks::row).list();
    }

    /** How many were lost before {@code decidedBefore} of which something still waits to be taken from a seller. */
    @Transactional(readOnly = true)
    public long countWaiting(Instant decidedBefore) {
        return jdbc.sql("select count(*) from commerce_chargeback where settle_at is not null and decided_at < ?")
                .param(UtcColumn.of(decidedBefore)).query(Long.class).single();
    }

    /** Notes how it was decided. Who would bear one that is won nobody has to say any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(ChargebackId id, Chargeback.State as, Instant at) {
        jdbc.sql("update commerce_chargeback set state = ?, decided_at = ? where id = ? and state = 'OPEN'")
                .params(as.name(), UtcColumn.of(at), id.value()).update();
        if (as == Chargeback.State.WON) {
            endProposal(id);
        }
    }

    /** Looks again at what a lost one costs then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settleAt(ChargebackId id, Instant then) {
        jdbc.sql("update commerce_chargeback set settle_at = ? where id = ?").params(UtcColumn.of(then), id.value())
                .update();
    }

    /** One that was due and could not be looked at: later, so that it keeps none behind it; nothing when it was looked at meanwhile. */
    @Transactional
    public void putOff(ChargebackId id, Instant due, Instant then) {
        jdbc.sql("update commerce_chargeback set settle_at = ? where id = ? and settle_at <= ?")
                .params(UtcColumn.of(then), id.value(), UtcColumn.of(due)).update();
    }

    /** Nothing of a lost one is left to be looked at. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settled(ChargebackId id) {
        jdbc.sql("update commerce_chargeback set settle_at = null where id = ?").param(id.value()).update();
    }

    /** Those to be looked at by now. */
    @Transactional(readOnly = true)
    public List<ChargebackId> toSettle(Instant now, int most) {
        return jdbc.sql("select id from commerce_chargeback where settle_at <= ? order by settle_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new ChargebackId(row.getLong(1))).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void propose(ChargebackId id, Chargeback.Proposal proposal) {
        jdbc.sql("""
                update commerce_chargeback set proposed_by = ?, proposed_at = ?, proposed_for = ? where id = ?""")
                .params(proposal.by().value(), UtcColumn.of(proposal.at()), proposal.reason(), id.value()).update();
    }

    /** What was proposed is decided. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endProposal(ChargebackId id) {
        jdbc.sql("""
                update commerce_chargeback set proposed_by = null, proposed_at = null, proposed_for = null
                where id = ?""").param(id.value()).update();
    }

    private static Chargeback row(ResultSet row, int number) throws SQLException {
        long by = row.getLong("proposed_by");
        return new Chargeback(new ChargebackId(row.getLong("id")), new OrderId(row.getLong("order_id")),
                Won.of(row.getLong("amount")), row.getString("reason"),
                Objects.requireNonNull(row.getObject("answer_by", LocalDate.class)),
                Chargeback.State.valueOf(row.getString("state")), UtcColumn.get(row, "opened_at"),
                UtcColumn.find(row, "decided_at"), by == 0
                        ? null
                        : new Chargeback.Proposal(new Tsid(by), UtcColumn.get(row, "proposed_at"),
                                row.getString("proposed_for")));
    }
}
