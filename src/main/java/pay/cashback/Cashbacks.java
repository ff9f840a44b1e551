package pay.cashback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import pay.promotion.PromotionId;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** All cashback that was promised. */
@Repository
class Cashbacks {
    private final JdbcClient jdbc;

    Cashbacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public boolean hasOf(long payment) {
        return jdbc.sql("select count(*) from pay_cashback where payment_id = ?").param(payment).query(Integer.class)
                .single() > 0;
    }

    /** How often a member was promised a promotion's. */
    @Transactional(readOnly = true)
    public int count(PromotionId promotion, Tsid member) {
        return jdbc.sql("select count(*) from pay_cashback where promotion_id = ? and member_id = ?")
                .params(promotion.value(), member.value()).query(Integer.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Cashback cashback, Instant now, Instant dueAt) {
        jdbc.sql("""
                insert into pay_cashback (id, promotion_id, payment_id, member_id, points, paid, hold, state, due_at,
                    promised_at) values (?, ?, ?, ?, ?, 0, ?, 'PROMISED', ?, ?)
                """).params(cashback.id().value(), cashback.promotion().value(), cashback.payment(),
                cashback.member().value(), cashback.points(), cashback.hold().value(), UtcColumn.of(dueAt),
                UtcColumn.of(now)).update();
    }

    /** The payments of which some is due, the longest due first. */
    @Transactional(readOnly = true)
    public List<Long> due(Instant now, int most) {
        return jdbc.sql("select payment_id from pay_cashback where due_at <= ? order by due_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> row.getLong("payment_id")).list();
    }

    /** What was promised for a payment and is not decided, locked to the transaction's end; empty while somebody else has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Cashback> lockPromised(long payment) {
        return jdbc.sql("""
                select id, promotion_id, payment_id, member_id, points, hold from pay_cashback
                where payment_id = ? and state = 'PROMISED' for update skip locked
                """).param(payment)
                .query((row, number) -> new Cashback(new Tsid(row.getLong("id")),
                        new PromotionId(row.getLong("promotion_id")), row.getLong("payment_id"),
                        new Tsid(row.getLong("member_id")), row.getLong("points"),
                        new MovementId(row.getLong("hold"))))
                .optional();
    }

    /** So many points were given; 0: none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(Cashback cashback, long paid) {
        jdbc.sql("update pay_cashback set state = ?, paid = ?, due_at = null where id = ?")
                .params(paid > 0 ? "PAID" : "LOST", paid, cashback.id().value()).update();
    }
}
