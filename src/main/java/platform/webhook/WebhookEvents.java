package platform.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/** What happened, as it is told. */
final class WebhookEvents<O> {
    private final JdbcClient jdbc;
    private final RowInsert rows;
    private final WebhookBook<O> book;
    private final String table;

    WebhookEvents(JdbcClient jdbc, JdbcTemplate template, WebhookBook<O> book) {
        this.jdbc = jdbc;
        this.book = book;
        this.table = book.sql("#event");
        this.rows = new RowInsert(template, table, ("id, type, body, created_at" + book.columns()).split(", "));
    }

    void insert(WebhookEventId id, O owner, String type, String body, Instant now) {
        List<@Nullable Object> row = new ArrayList<>(List.of(id.value(), type, body, UtcColumn.of(now)));
        row.addAll(book.values(owner));
        rows.insert(List.<@Nullable Object[]>of(row.toArray()));
    }

    /** The bytes that are sent. */
    String body(WebhookEventId event) {
        return jdbc.sql("select body from " + table + " where id = ?").param(event.value()).query(String.class)
                .single();
    }

    /** Forgets some that are older and that no delivery refers to; how many. */
    int forget(Instant before, int most) {
        List<Long> old = jdbc.sql("select e.id from " + table + " e where e.id < ? and not exists (select 1 from "
                + book.sql("#delivery") + " d where d.event_id = e.id) order by e.id limit ?")
                .params(Ids.firstAt(before), most).query((row, _) -> row.getLong(1)).list();
        return old.isEmpty()
                ? 0
                : jdbc.sql("delete from " + table + " where id in (:old)").param("old", old).update();
    }

    /** Those that an endpoint wants since a time and that are not on their way to it, oldest first. */
    List<WebhookEventId> since(WebhookEndpoint<O> endpoint, Instant from, int most) {
        List<Object> params = new ArrayList<>(book.values(endpoint.owner()));
        params.add(Ids.firstAt(from));
        params.addAll(endpoint.topics());
        params.add(endpoint.id().value());
        params.add(most);
        String wanted = endpoint.topics().isEmpty()
                ? ""
                : " and type in (" + String.join(", ", Collections.nCopies(endpoint.topics().size(), "?")) + ")";
        return jdbc.sql("select e.id from " + table + " e where " + book.isOwner() + " and e.id >= ?" + wanted
                + " and not exists (select 1 from " + book.sql("#delivery")
                + " d where d.event_id = e.id and d.endpoint_id = ? and d.state = 'PENDING') order by e.id limit ?")
                .params(params).query((row, _) -> new WebhookEventId(row.getLong(1))).list();
    }
}
