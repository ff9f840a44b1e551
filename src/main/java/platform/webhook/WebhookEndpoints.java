package platform.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** The endpoints of all owners in a book, apart from those that were removed. */
final class WebhookEndpoints<O> {
    private final JdbcClient jdbc;
    private final RowInsert rows;
    private final WebhookBook<O> book;
    private final String table;
    private final String select;

    WebhookEndpoints(JdbcClient jdbc, JdbcTemplate template, WebhookBook<O> book) {
        this.jdbc = jdbc;
        this.book = book;
        this.table = book.sql("#endpoint");
        String topics = book.choosesTopics() ? ", topics" : "";
        this.rows = new RowInsert(template, table,
                ("id, url, state, created_at" + topics + book.columns()).split(", "));
        this.select = "select id, url, state, created_at, last_success_at, switched_off_at" + topics + book.columns()
                + " from " + table + " where state <> 'REMOVED' and ";
    }

    void insert(WebhookEndpoint<O> endpoint) {
        List<@Nullable Object> row = new ArrayList<>(List.of(endpoint.id().value(), endpoint.url(),
                endpoint.state().name(), UtcColumn.of(endpoint.createdAt())));
        if (book.choosesTopics()) {
            row.add(endpoint.topics().stream().sorted().collect(Collectors.joining(" ")));
        }
        row.addAll(book.values(endpoint.owner()));
        rows.insert(List.<@Nullable Object[]>of(row.toArray()));
    }

    /** Latest first. */
    List<WebhookEndpoint<O>> of(O owner) {
        return of(Set.of(owner)).getOrDefault(owner, List.of());
    }

    /** Those of several, none allowed; who has none is left out. */
    Map<O, List<WebhookEndpoint<O>>> of(Set<O> owners) {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(select + "(" + String.join(" or ", Collections.nCopies(owners.size(), book.isOwner()))
                + ") order by id desc").params(owners.stream().flatMap(owner -> book.values(owner).stream()).toList())
                .query(this::endpoint).list().stream().collect(Collectors.groupingBy(WebhookEndpoint::owner));
    }

    /** Whose these are, removed ones too. */
    Map<WebhookEndpointId, Long> owners(Collection<WebhookEndpointId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("select id, " + book.idColumn() + " from " + table + " where id in (:ids)")
                        .param("ids", ids.stream().map(WebhookEndpointId::value).toList())
                        .query((row, _) -> Map.entry(new WebhookEndpointId(row.getLong(1)), row.getLong(2))).list()
                        .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All that these have, removed ones too. */
    List<WebhookEndpointId> ofAll(Collection<Long> owners) {
        return owners.isEmpty()
                ? List.of()
                : jdbc.sql("select id from " + table + " where " + book.idColumn() + " in (:owners)")
                        .param("owners", owners).query((row, _) -> new WebhookEndpointId(row.getLong(1))).list();
    }

    Optional<WebhookEndpoint<O>> find(WebhookEndpointId id) {
        return jdbc.sql(select + "id = ?").param(id.value()).query(this::endpoint).optional();
    }

    /** One that nobody else changes before the transaction's end. */
    Optional<WebhookEndpoint<O>> lock(WebhookEndpointId id) {
        return jdbc.sql(select + "id = ? for update").param(id.value()).query(this::endpoint).optional();
    }

    void remove(WebhookEndpointId id, Instant now) {
        jdbc.sql("update " + table + " set state = 'REMOVED', switched_off_at = null, removed_at = ? where id = ?")
                .params(UtcColumn.of(now), id.value()).update();
    }

    /** Forgets some that were removed before and that no delivery refers to, with their secrets; how many. */
    int forget(Instant before, int most) {
        List<Long> old = jdbc.sql("select e.id from " + table
                + " e where e.removed_at < ? and not exists (select 1 from " + book.sql("#delivery")
                + " d where d.endpoint_id = e.id) order by e.removed_at limit ?")
                .params(UtcColumn.of(before), most).query((row, _) -> row.getLong(1)).list();
        if (!old.isEmpty()) {
            jdbc.sql(book.sql("delete from #secret where endpoint_id in (:old)")).param("old", old).update();
            jdbc.sql("delete from " + table + " where id in (:old)").param("old", old).update();
        }
        return old.size();
    }

    void switchOff(WebhookEndpointId id, Instant now) {
        jdbc.sql("update " + table + " set state = 'SWITCHED_OFF', switched_off_at = ? where id = ?")
                .params(UtcColumn.of(now), id.value()).update();
    }

    void switchOn(WebhookEndpointId id) {
        jdbc.sql("update " + table + " set state = 'ON', switched_off_at = null where id = ?").param(id.value())
                .update();
    }

    void succeeded(WebhookEndpointId id, Instant now) {
        jdbc.sql("update " + table + " set last_success_at = ? where id = ?").params(UtcColumn.of(now), id.value())
                .update();
    }

    private WebhookEndpoint<O> endpoint(ResultSet row, int number) throws SQLException {
        Set<String> topics = book.choosesTopics()
                ? Set.of(StringUtils.tokenizeToStringArray(row.getString("topics"), " "))
                : Set.of();
        return new WebhookEndpoint<>(new WebhookEndpointId(row.getLong("id")), book.owner(row), row.getString("url"),
                topics, WebhookEndpoint.State.valueOf(row.getString("state")), UtcColumn.get(row, "created_at"),
                UtcColumn.find(row, "last_success_at"), UtcColumn.find(row, "switched_off_at"));
    }
}
