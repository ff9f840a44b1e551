package madang.redelivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.log.EventLog;
import platform.event.log.LoggedEvent;

/** What waits to be delivered, and what was recorded of it. */
final class DeliveryRows {
    private static final Pattern ID = Pattern.compile("[0-9]{15,}");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventLog log;

    DeliveryRows(ApplicationContext context) {
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = context.getBean(TransactionTemplate.class);
        log = context.getBean(EventLog.class);
    }

    /** One event for one listener. */
    record Delivery(String listener, long eventId) {}

    /** What waits, the oldest event first. */
    List<Delivery> waiting() {
        return transaction.execute(status -> jdbc.query(
                "select listener, event_id from platform_event_delivery order by event_id, listener",
                (row, index) -> new Delivery(row.getString(1), row.getLong(2))));
    }

    /** As a replay does. */
    void putBack(List<Delivery> batch) {
        transaction.executeWithoutResult(status -> batch.forEach(delivery -> jdbc.update("""
                insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                select ?, id, type, 0, utc_timestamp(6) from platform_event_log where id = ?""", delivery.listener(),
                delivery.eventId())));
    }

    /** The events of a type that were recorded. */
    List<Long> recorded(String type) {
        return jdbc.queryForList("select id from platform_event_log where type = ?", Long.class, type);
    }

    List<DomainEvent> read(List<Delivery> batch) {
        return recorded(batch, log::read);
    }

    /** The ids of what these events tell of, and their own. */
    Set<String> ids(List<Delivery> batch) {
        return recorded(batch, LoggedEvent::body).stream().flatMap(body -> ID.matcher(body).results())
                .map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private <T> List<T> recorded(List<Delivery> batch, Function<LoggedEvent, T> part) {
        return transaction.execute(status -> batch.stream()
                .map(each -> part.apply(log.find(List.of(each.eventId())).getFirst())).toList());
    }

    /** Deletes all rows of these tables of one module. */
    void empty(Collection<String> tables) {
        transaction.executeWithoutResult(status -> tables.forEach(table -> jdbc.update("delete from " + table)));
    }
}
