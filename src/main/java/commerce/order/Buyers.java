package commerce.order;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Members as buyers: what they have open, and who left. */
@Service
public class Buyers {
    private final JdbcClient jdbc;
    private final CancelOrder cancel;

    Buyers(JdbcClient jdbc, CancelOrder cancel) {
        this.jdbc = jdbc;
        this.cancel = cancel;
    }

    /** Whether something of theirs is still to come, to go back, or to be paid or paid back. */
    @Transactional(readOnly = true)
    public boolean haveOpenOrders(Tsid member) {
        return jdbc.sql("""
                select exists (select 1 from commerce_order where buyer_id = :buyer
                        and (status in ('PAYMENT_WAITING', 'CANCEL_REQUESTED', 'REFUND_PENDING') or ask_at is not null))
                    or exists (select 1 from commerce_order o straight_join commerce_order_line l on l.order_id = o.id
                        where o.buyer_id = :buyer and (l.claimed > 0
                            or l.status in ('TEAM_WAITING', 'PAID', 'SHIPPED', 'DELIVERING')))
                    or exists (select 1 from commerce_order o straight_join commerce_refund r on r.order_id = o.id
                        where o.buyer_id = :buyer and r.state <> 'COMPLETED')""")
                .param("buyer", member.value()).query(Boolean.class).single();
    }

    /** They left: nothing is sold to them any more, and what waits for their payment is cancelled. */
    @Transactional
    public void depart(Tsid member, Instant leftAt) {
        jdbc.sql("""
                insert into commerce_departed_buyer (member_id, left_at) values (?, ?)
                on duplicate key update left_at = left_at""").params(member.value(), UtcColumn.of(leftAt))
                .update();
        jdbc.sql("select id from commerce_order where buyer_id = ? and status = 'PAYMENT_WAITING' order by id")
                .param(member.value()).query(Long.class).list()
                .forEach(order -> cancel.cancel(member, new OrderId(order)));
    }

    /** Whether they left: a token of theirs may live on for minutes. */
    boolean left(Tsid member) {
        return jdbc.sql("select member_id from commerce_departed_buyer where member_id = ?").param(member.value())
                .query(Long.class).optional().isPresent();
    }
}
