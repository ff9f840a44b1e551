package commerce.integrity;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/**
 * What holds stock though it has nothing more to wait for: orders that are paid, seats of open teams apart, or ended; and claims that
 * exchange nothing any more, or have sent it.
 */
@Component
class KeptHolds {
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    KeptHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders, at most a hundred. */
    @Transactional(readOnly = true)
    public List<Tsid> orders() {
        return jdbc.sql("""
                select distinct h.order_id from commerce_stock_hold h join commerce_order o on o.id = h.order_id
                where h.state = 'HELD' and o.status not in ('PAYMENT_WAITING', 'CANCEL_REQUESTED')
                    and not exists (select 1 from commerce_order_line l where l.order_id = o.id
                        and l.status = 'TEAM_WAITING')
                limit ?""").param(MOST).query((row, number) -> new Tsid(row.getLong(1))).list();
    }

    /** Claims, at most a hundred. */
    @Transactional(readOnly = true)
    public List<Tsid> claims() {
        return jdbc.sql("""
                select distinct h.order_id from commerce_stock_hold h join commerce_claim c on c.id = h.order_id
                where h.state = 'HELD' and not (c.kind = 'EXCHANGE'
                    and c.status in ('ACCEPTED', 'COLLECTED', 'ON_HOLD', 'DISPUTED'))
                limit ?""").param(MOST).query((row, number) -> new Tsid(row.getLong(1))).list();
    }
}
