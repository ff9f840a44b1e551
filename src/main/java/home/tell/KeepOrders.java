package home.tell;

import java.time.Instant;

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

    KeepOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an order was placed for. */
    record Placed(Tsid orderId, Tsid memberId, String title, int otherLines, Won amount, Instant at) {}

    /** Fills in what the order is for, and leaves its state if that is known already. */
    @Transactional
    void placed(Placed order) {
        jdbc.sql("""
                insert into home_order (order_id, member_id, state, title, other_lines, amount, placed_at, as_of)
                select :order, :member, 'PAYMENT_WAITING', :title, :others, :amount, :at, :at from dual
                where not exists (select 1 from home_departed_member where member_id = :member)
                on duplicate key update title = :title, other_lines = :others, amount = :amount, placed_at = :at""")
                .param("order", order.orderId().value()).param("member", order.memberId().value())
                .param("title", order.title()).param("others", order.otherLines())
                .param("amount", order.amount().amount()).param("at", UtcColumn.of(order.at())).update();
    }

    /** Moves an order on to a more certain state; a less certain one changes nothing. */
    @Transactional
    void moved(Tsid orderId, Tsid memberId, OrderState state, Instant at) {
        // as_of first: an assignment sees what those before it have set.
        jdbc.sql(
                """
                        insert into home_order (order_id, member_id, state, as_of)
                        select :order, :member, :state, :at from dual
                        where not exists (select 1 from home_departed_member where member_id = :member)
                        on duplicate key update
                            as_of = if(field(state, 'PAYMENT_WAITING', 'EXPIRED', 'PAID', 'CANCELED') < :rank, :at, as_of),
                            state = if(field(state, 'PAYMENT_WAITING', 'EXPIRED', 'PAID', 'CANCELED') < :rank, :state, state)""")
                .param("order", orderId.value()).param("member", memberId.value()).param("state", state.name())
                .param("rank", state.rank()).param("at", UtcColumn.of(at)).update();
    }
}
