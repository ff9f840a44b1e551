package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** Members as buyers: what they have open, and who left. */
@Service
public class Buyers {
    private final JdbcClient jdbc;
    private final CancelOrder cancel;
    private final Clock clock;

    Buyers(JdbcClient jdbc, CancelOrder cancel, Clock clock) {
        this.jdbc = jdbc;
        this.cancel = cancel;
        this.clock = clock;
    }

    /** Whether something of theirs is still to come, to go back, or to be paid or paid back. */
    @Transactional(readOnly = true)
    public boolean haveOpenOrders(Tsid member) {
        return jdbc.sql("""
                select exists (select 1 from commerce_order where buyer_id = :buyer
                        and (status in ('PAYMENT_WAITING', 'CANCEL_REQUESTED', 'REFUND_PENDING') or ask_at is not null))
                    or exists (select 1 from commerce_order o straight_join commerce_order_line l on l.order_id = o.id
                        where o.buyer_id = :buyer and (l.claimed > 0
                            or l.status in ('TEAM_WAITING', 'PAID', 'SHIPPED', 'DELIVERING', 'DELIVERED', 'EXCHANGED')))
                    or exists (select 1 from commerce_order o straight_join commerce_refund r on r.order_id = o.id
                        where o.buyer_id = :buyer and r.state not in ('COMPLETED', 'SETTLED'))""")
                .param("buyer", member.value()).query(Boolean.class).single();
    }

    /** They may leave: they order nothing more from now on, until they have stayed, since no module is told of that. */
    @Transactional
    public void clear(Tsid member, Instant at) {
        jdbc.sql("""
                insert into commerce_departed_buyer (member_id, cleared_at) values (:member, :at)
                on duplicate key update cleared_at = greatest(coalesce(cleared_at, :at), :at)""")
                .param("member", member.value()).param("at", UtcColumn.of(at)).update();
    }

    /** They left: nothing is sold to them any more, and what waits for their payment is cancelled. */
    @Transactional
    public void depart(Tsid member, Instant leftAt) {
        jdbc.sql("""
                insert into commerce_departed_buyer (member_id, left_at) values (?, ?)
                on duplicate key update left_at = coalesce(left_at, values(left_at))""")
                .params(member.value(), UtcColumn.of(leftAt))
                .update();
        jdbc.sql("select id from commerce_order where buyer_id = ? and status = 'PAYMENT_WAITING' order by id")
                .param(member.value()).query(Long.class).list()
                .forEach(order -> cancel.cancel(member, new OrderId(order)));
    }

    /**
     * Those of these who order nothing, and what they are told: who left, and who is about to, as long as all modules are asked, again and
     * again, and one of them has not answered yet.
     */
    Map<Tsid, DomainException> refusals(Collection<Tsid> members) {
        Instant lately = clock.instant().minus(OrderTerms.CLEARED_FOR);
        Map<Tsid, DomainException> refusals = new HashMap<>();
        jdbc.sql("select member_id, left_at, cleared_at from commerce_departed_buyer where member_id in (:members)")
                .param("members", members.stream().map(Tsid::value).distinct().toList()).query(row -> {
                    Instant cleared = UtcColumn.find(row, "cleared_at");
                    Tsid member = new Tsid(row.getLong("member_id"));
                    if (UtcColumn.find(row, "left_at") != null) {
                        refusals.put(member, new DomainException(CommerceError.BUYER_LEFT));
                    } else if (cleared != null && cleared.isAfter(lately)) {
                        refusals.put(member,
                                DomainException.retryAfter(OrderTerms.CLEARED_FOR, CommerceError.BUYER_LEAVING));
                    }
                });
        return refusals;
    }

    /** Whether they left: a token of theirs may live on for minutes. */
    @Transactional(readOnly = true)
    public boolean left(Tsid member) {
        return jdbc.sql("select member_id from commerce_departed_buyer where member_id = ? and left_at is not null")
                .param(member.value())
                .query(Long.class).optional().isPresent();
    }
}
