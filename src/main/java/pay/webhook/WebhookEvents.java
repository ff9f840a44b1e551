package pay.webhook;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.id.Ids;
import platform.time.UtcColumn;

/** What happened, as it is told. */
@Repository
class WebhookEvents {
    private final JdbcClient jdbc;

    WebhookEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(WebhookEventId id, CallingMerchant owner, WebhookType type, String body, Instant now) {
        jdbc.sql("""
                insert into pay_webhook_event (id, merchant_id, live, type, body, created_at)
                values (?, ?, ?, ?, ?, ?)""").params(id.value(), owner.id().value(), owner.live(), type.name(), body,
                UtcColumn.of(now)).update();
    }

    /** Forgets some that are older and that no delivery refers to; how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(Instant before, int most) {
        List<Long> old = jdbc
                .sql("""
                        select e.id from pay_webhook_event e where e.id < ?
                            and not exists (select 1 from pay_webhook_delivery d where d.event_id = e.id) order by e.id limit ?""")
                .params(Ids.firstAt(before), most).query((row, _) -> row.getLong(1)).list();
        return old.isEmpty()
                ? 0
                : jdbc.sql("delete from pay_webhook_event where id in (:old)").param("old", old).update();
    }

    /** Those since a time, oldest first. */
    @Transactional(readOnly = true)
    public List<WebhookEventId> since(CallingMerchant owner, Instant from, int most) {
        return jdbc.sql("""
                select id from pay_webhook_event where merchant_id = ? and live = ? and id >= ?
                order by id limit ?""").params(owner.id().value(), owner.live(), Ids.firstAt(from), most)
                .query((row, _) -> new WebhookEventId(row.getLong(1))).list();
    }
}
