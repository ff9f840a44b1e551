package platform.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/** All deliveries of a book. */
final class WebhookDeliveries {
    /** While it is sent. If the instance dies meanwhile, another sends it after this. */
    static final Duration LEASE = Duration.ofMinutes(1);
    private static final int STOPPED_AT_ONCE = 1_000;

    private static final String SELECT = """
            select d.id, d.event_id, d.endpoint_id, e.type, d.state, d.attempts, d.next_attempt_at, d.first_attempt_at,
                d.last_attempt_at, d.last_status, d.last_error, d.last_millis
            from #delivery d join #event e on e.id = d.event_id where\s""";

    private final JdbcTemplate jdbc;
    private final WebhookBook<?> book;
    private final RowInsert rows;
    private final Ids ids;

    WebhookDeliveries(JdbcTemplate jdbc, WebhookBook<?> book, Ids ids) {
        this.jdbc = jdbc;
        this.book = book;
        this.rows = new RowInsert(jdbc, book.sql("#delivery"), "id", "event_id", "endpoint_id", "state", "attempts",
                "next_attempt_at");
        this.ids = ids;
    }

    /** Each event to each endpoint, from a time on. */
    void insert(List<WebhookEventId> events, List<WebhookEndpointId> endpoints, Instant due) {
        List<@Nullable Object[]> all = new ArrayList<>();
        events.forEach(event -> endpoints.forEach(endpoint -> all.add(new @Nullable Object[]{ids.nextLong(),
                event.value(), endpoint.value(), WebhookDelivery.State.PENDING.name(), 0, UtcColumn.of(due)})));
        if (!all.isEmpty()) {
            rows.insert(all);
        }
    }

    /** One that is due, and where it goes. */
    record Due(WebhookDeliveryId id, WebhookEndpointId endpoint) {}

    /** Some that are due and that no other instance is at, the longest overdue first, but none of these endpoints; locked. */
    List<Due> lockDue(Instant now, int most, Collection<WebhookEndpointId> but) {
        List<Object> params = new ArrayList<>(List.of(UtcColumn.of(now)));
        but.forEach(endpoint -> params.add(endpoint.value()));
        params.add(most);
        return jdbc.query(book.sql("select id, endpoint_id from #delivery where next_attempt_at <= ?")
                + (but.isEmpty()
                        ? ""
                        : " and endpoint_id not in (" + String.join(", ", Collections.nCopies(but.size(), "?")) + ")")
                + " order by next_attempt_at limit ? for update skip locked",
                (row, _) -> new Due(new WebhookDeliveryId(row.getLong(1)), new WebhookEndpointId(row.getLong(2))),
                params.toArray());
    }

    /** Takes one that is locked; it is due again when the lease ends. */
    void take(WebhookDeliveryId id, Instant now) {
        jdbc.update(book.sql("""
                update #delivery set next_attempt_at = ?, first_attempt_at = coalesce(first_attempt_at, ?)
                where id = ?"""), UtcColumn.of(now.plus(LEASE)), UtcColumn.of(now), id.value());
    }

    /** Forgets some that are older and not to be sent any more, with their attempts; how many. */
    int forget(Instant before, int most) {
        List<Long> old = jdbc.query(book.sql("""
                select id from #delivery where id < ? and next_attempt_at is null order by id limit ?
                for update skip locked"""), (row, _) -> row.getLong(1), Ids.firstAt(before), most);
        if (!old.isEmpty()) {
            String these = String.join(", ", Collections.nCopies(old.size(), "?"));
            jdbc.update(book.sql("delete from #attempt where delivery_id in (" + these + ")"), old.toArray());
            jdbc.update(book.sql("delete from #delivery where id in (" + these + ")"), old.toArray());
        }
        return old.size();
    }

    Optional<WebhookDelivery> find(WebhookDeliveryId id) {
        return jdbc.query(book.sql(SELECT + "d.id = ?"), WebhookDeliveries::delivery, id.value()).stream().findFirst();
    }

    /** Of one endpoint, latest first; in one state, or in any. */
    List<WebhookDelivery> of(WebhookEndpointId endpoint, WebhookDelivery.@Nullable State state, long before,
            int most) {
        return state == null
                ? jdbc.query(book.sql(SELECT + "d.endpoint_id = ? and d.id < ? order by d.id desc limit ?"),
                        WebhookDeliveries::delivery, endpoint.value(), before, most)
                : jdbc.query(
                        book.sql(SELECT + "d.endpoint_id = ? and d.state = ? and d.id < ? order by d.id desc limit ?"),
                        WebhookDeliveries::delivery, endpoint.value(), state.name(), before, most);
    }

    List<WebhookDelivery.Attempt> attempts(WebhookDeliveryId id) {
        return jdbc.query(book.sql("select at, status, error, millis from #attempt where delivery_id = ? order by at"),
                (row, _) -> new WebhookDelivery.Attempt(UtcColumn.get(row, "at"),
                        row.getObject("status", Integer.class), row.getString("error"), row.getInt("millis")),
                id.value());
    }

    /**
     * Keeps how an attempt went; of one that was sent anew meanwhile, or taken by another instance after its lease, the attempt
     * alone.
     *
     * @param sent as it was when it was taken
     * @param next null when there is none to come
     * @return whether it counts
     */
    boolean attempted(WebhookDelivery sent, WebhookDelivery.Attempt attempt, WebhookDelivery.State state,
            @Nullable Instant next) {
        jdbc.update(book.sql("insert into #attempt (delivery_id, at, status, error, millis) values (?, ?, ?, ?, ?)"),
                sent.id().value(), UtcColumn.of(attempt.at()), attempt.status(), attempt.error(), attempt.millis());
        Instant lease = Objects.requireNonNull(sent.nextAttemptAt(), "It was not taken");
        return jdbc.update(book.sql("""
                update #delivery set attempts = attempts + 1, state = ?, next_attempt_at = ?,
                    last_attempt_at = ?, last_status = ?, last_error = ?, last_millis = ?
                where id = ? and next_attempt_at = ?"""), state.name(),
                next == null ? null : UtcColumn.of(next), UtcColumn.of(attempt.at()), attempt.status(),
                attempt.error(), attempt.millis(), sent.id().value(), UtcColumn.of(lease)) == 1;
    }

    /** Sends one anew, with all its attempts before it. */
    void again(WebhookDeliveryId id, Instant now) {
        jdbc.update(book.sql("""
                update #delivery set state = 'PENDING', attempts = 0, first_attempt_at = null,
                    next_attempt_at = ? where id = ?"""), UtcColumn.of(now), id.value());
    }

    /** How many wait for an endpoint; no more than {@code most} are counted. */
    int waiting(WebhookEndpointId endpoint, int most) {
        return Objects.requireNonNull(jdbc.queryForObject(book
                .sql("""
                        select count(*) from (select 1 from #delivery where endpoint_id = ? and state = 'PENDING' limit ?) counted"""),
                Integer.class, endpoint.value(), most));
    }

    /** Stops some of what waits for an endpoint that is off: who comes to send one of the others stops the next. */
    void stop(WebhookEndpointId endpoint) {
        jdbc.update(book.sql("""
                update #delivery set state = 'STOPPED', next_attempt_at = null
                where endpoint_id = ? and state = 'PENDING' limit ?"""), endpoint.value(), STOPPED_AT_ONCE);
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        return new WebhookDelivery(new WebhookDeliveryId(row.getLong("id")),
                new WebhookEventId(row.getLong("event_id")), new WebhookEndpointId(row.getLong("endpoint_id")),
                row.getString("type"), WebhookDelivery.State.valueOf(row.getString("state")),
                row.getInt("attempts"), UtcColumn.find(row, "next_attempt_at"),
                UtcColumn.find(row, "first_attempt_at"), UtcColumn.find(row, "last_attempt_at"),
                row.getObject("last_status", Integer.class), row.getString("last_error"),
                row.getObject("last_millis", Integer.class));
    }
}
