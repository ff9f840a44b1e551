package pay.cashback;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.MovementId;
import pay.promotion.PromotionId;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The cashback of orders: who changes it has locked the payment. */
@Repository
class OrderCashbacks {
    private static final String SELECT = """
            select c.id, c.promotion_id, c.member_id, c.state, c.points, c.paid, c.hold, c.back, c.promised_at,
                if(c.state = 'PROMISED', h.amount, 0) held, coalesce((select sum(r.points + r.won) from pay_cashback_return r
                    where r.payment_id = c.payment_id), 0) returned
            from pay_cashback c join pay_movement h on h.id = c.hold
            where c.payment_id = ? and c.order_id is not null
            """;

    private final JdbcClient jdbc;

    OrderCashbacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That of a payment. */
    @Transactional(readOnly = true)
    public Optional<OrderCashback> find(Tsid payment) {
        return jdbc.sql(SELECT).param(payment.value()).query(OrderCashbacks::cashback).optional();
    }

    /** So much more of the money of purchases that stood has gone back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addBack(Tsid payment, Won money) {
        jdbc.sql("update pay_cashback set back = back + ? where payment_id = ?").params(money.amount(),
                payment.value()).update();
    }

    /**
     * Writes what became of one.
     *
     * @param paid so many were given by now
     * @param dueAt when the rest is given up; null: there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(OrderCashback cashback, OrderCashback.State state, long paid, MovementId hold,
            @Nullable Instant dueAt) {
        jdbc.sql("""
                update pay_cashback set state = ?, paid = ?, hold = ?, due_at = ?, number = if(? = 'LOST', null, number)
                where id = ?
                """).params(Arrays.asList(state.name(), paid, hold.value(),
                dueAt == null ? null : UtcColumn.of(dueAt), state.name(), cashback.id().value())).update();
    }

    private static OrderCashback cashback(ResultSet row, int number) throws SQLException {
        return new OrderCashback(new Tsid(row.getLong("id")), new PromotionId(row.getLong("promotion_id")),
                new Tsid(row.getLong("member_id")), OrderCashback.State.valueOf(row.getString("state")),
                row.getLong("points"), row.getLong("paid"), row.getLong("returned"),
                new MovementId(row.getLong("hold")), row.getLong("held"), Won.of(row.getLong("back")),
                UtcColumn.get(row, "promised_at"));
    }
}
