package home.tell;

import java.time.Instant;

import home.rebuild.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Keeps the orders of members, in whatever order they are told. */
@Service
class KeepOrders {
    private final JdbcClient jdbc;
    private final ForgetMember forget;

    KeepOrders(JdbcClient jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
    }

    /** What an order was placed for. */
    record Placed(Tsid orderId, Tsid memberId, String title, int otherLines, Won amount, Instant at) {}

    /** Fills in what the order is for, and leaves its state if that is known already. */
    @Transactional
    void placed(Placed order) {
        jdbc.sql("""
                insert into home_order (order_id, member_id, state, title, other_lines, amount, placed_at, as_of)
                values (:order, :member, 'PAYMENT_WAITING', :title, :others, :amount, :at, :at)
                on duplicate key update title = :title, other_lines = :others, amount = :amount, placed_at = :at""")
                .param("order", order.orderId().value()).param("member", order.memberId().value())
                .param("title", order.title()).param("others", order.otherLines())
                .param("amount", order.amount().amount()).param("at", UtcColumn.of(order.at())).update();
        forget.forgetIfLeft(order.memberId(), ReadModel.ORDERS);
    }

    /** Moves an order on to a more certain state; a less certain one changes nothing. */
    @Transactional
    void moved(Tsid orderId, Tsid memberId, OrderState state, Instant at) {
        // as_of first: an assignment sees what those before it have set.
        jdbc.sql(
                """
                        insert into home_order (order_id, member_id, state, as_of)
                        values (:order, :member, :state, :at)
                        on duplicate key update
                            as_of = if(field(state, 'PAYMENT_WAITING', 'EXPIRED', 'PAID', 'CANCELED') < :rank, :at, as_of),
                            state = if(field(state, 'PAYMENT_WAITING', 'EXPIRED', 'PAID', 'CANCELED') < :rank, :state, state)""")
                .param("order", orderId.value()).param("member", memberId.value()).param("state", state.name())
                .param("rank", state.rank()).param("at", UtcColumn.of(at)).update();
        forget.forgetIfLeft(memberId, ReadModel.ORDERS);
    }
}
