package pay.cashback;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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

    /** The numbers of what a member was promised of a promotion and did not lose. */
    @Transactional(readOnly = true)
    public Set<Integer> numbers(PromotionId promotion, Tsid member) {
        return jdbc
                .sql("select number from pay_cashback where promotion_id = ? and member_id = ? and number is not null")
                .params(promotion.value(), member.value()).query((row, number) -> row.getInt("number")).set();
    }

    /**
     * Adds one.
     *
     * @param order what the payment is for; null: it is a merchant's
     * @param number which of the member's of the promotion it is
     * @throws org.springframework.dao.DuplicateKeyException when another one has that number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Cashback cashback, @Nullable Tsid order, int number, Instant now, Instant dueAt) {
        jdbc.sql(
                """
                        insert into pay_cashback (id, promotion_id, payment_id, order_id, member_id, number, points, paid, hold, state,
                            due_at, promised_at) values (?, ?, ?, ?, ?, ?, ?, 0, ?, 'PROMISED', ?, ?)
                        """)
                .params(Arrays.asList(cashback.id().value(), cashback.promotion().value(), cashback.payment(),
                        order == null ? null : order.value(), cashback.member().value(), number, cashback.points(),
                        cashback.hold().value(), UtcColumn.of(dueAt), UtcColumn.of(now)))
                .update();
    }

    /**
     * A payment of which some is due.
     *
     * @param order what it is for; null: it is a merchant's
     */
    record Due(long payment, @Nullable Tsid order) {}

    /** Those of which some is due, the longest due first. */
    @Transactional(readOnly = true)
    public List<Due> due(Instant now, int most) {
        return jdbc.sql("select payment_id, order_id from pay_cashback where due_at <= ? order by due_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> {
                    Long order = row.getObject("order_id", Long.class);
                    return new Due(row.getLong("payment_id"), order == null ? null : new Tsid(order));
                }).list();
    }

    /** What was promised for a payment and is not decided, locked to the transaction's end; empty while somebody else has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Cashback> lockPromised(long payment) {
        return jdbc.sql("""
                select id, promotion_id, payment_id, member_id, points, hold from pay_cashback
                where payment_id = ? and order_id is null and state = 'PROMISED' for update skip locked
                """).param(payment)
                .query((row, number) -> new Cashback(new Tsid(row.getLong("id")),
                        new PromotionId(row.getLong("promotion_id")), row.getLong("payment_id"),
                        new Tsid(row.getLong("member_id")), row.getLong("points"),
                        new MovementId(row.getLong("hold"))))
                .optional();
    }

    /** It is to be decided later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putOff(Cashback cashback, Instant until) {
        jdbc.sql("update pay_cashback set due_at = ? where id = ?")
                .params(UtcColumn.of(until), cashback.id().value()).update();
    }

    /** So many points were given; 0: none, and its number is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(Cashback cashback, long paid) {
        jdbc.sql(
                """
                        update pay_cashback set state = ?, paid = ?, due_at = null, number = if(? > 0, number, null) where id = ?
                        """)
                .params(paid > 0 ? "PAID" : "LOST", paid, paid, cashback.id().value()).update();
    }

    /**
     * What was given for a payment.
     *
     * @param points as many
     * @param kept what of that has not gone back
     */
    record Given(Tsid id, PromotionId promotion, long points, long kept) {}

    /** What was given for a payment, of which the row is locked. */
    @Transactional(readOnly = true)
    public Optional<Given> given(Tsid payment) {
        return jdbc.sql("""
                select id, promotion_id, paid, paid - coalesce((select sum(r.points + r.won) from pay_cashback_return r
                    where r.payment_id = c.payment_id), 0) kept
                from pay_cashback c where payment_id = ? and state = 'PAID'
                """).param(payment.value()).query((row, number) -> new Given(new Tsid(row.getLong("id")),
                new PromotionId(row.getLong("promotion_id")), row.getLong("paid"), row.getLong("kept"))).optional();
    }

    /** Notes what went back with a cancel. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addReturn(Tsid cancel, Tsid payment, long points, long won) {
        jdbc.sql("insert into pay_cashback_return (cancel_id, payment_id, points, won) values (?, ?, ?, ?)")
                .params(cancel.value(), payment.value(), points, won).update();
    }
}
