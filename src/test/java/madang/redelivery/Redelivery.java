package madang.redelivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.springframework.context.ApplicationContext;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.delivery.Listener;
import platform.event.delivery.Listeners;
import platform.event.delivery.SynchronousDelivery;
import platform.event.log.EventLog;
import testing.HeldDelivery;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Delivers everything that waits, each delivery in every way in which it may come in production:
 * <ol>
 * <li>twice at the same time: one has the effect, the other finds the delivery row gone;
 * <li>once more afterwards: nothing changes, not a column, and no event is published;
 * <li>once more with the delivery row put back, as a replay does: again nothing (an answer may be given again, in the same
 * words), read models apart, which are rebuilt
 * from nothing by {@link #rebuild}.
 * </ol>
 * The application's own delivery is switched off meanwhile.
 */
final class Redelivery implements AutoCloseable {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventLog log;
    private final TableReader tables;
    private final HeldDelivery held;
    private final SynchronousDelivery synchronous;
    private final Map<String, Listener> listeners = new TreeMap<>();
    private final Set<String> changedSomething = new TreeSet<>();

    Redelivery(ApplicationContext context) {
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = context.getBean(TransactionTemplate.class);
        log = context.getBean(EventLog.class);
        tables = new TableReader(context.getEnvironment());
        held = new HeldDelivery(context);
        context.getBean(Listeners.class).all()
                .forEach(listener -> listeners.put(listener.id(), listener));
        synchronous = new SynchronousDelivery(context);
    }

    @Override
    public void close() {
        held.close();
        tables.close();
    }

    private record Delivery(String listener, long eventId) {}

    /** Delivers until nothing waits any more. */
    void pump() throws Throwable {
        pumpAllBut("");
    }

    /** The same, but what waits for one listener goes on waiting. */
    void pumpAllBut(String listener) throws Throwable {
        while (true) {
            List<Delivery> waiting = waiting().stream().filter(each -> !each.listener().equals(listener)).toList();
            if (waiting.isEmpty()) {
                return;
            }
            for (Delivery delivery : waiting) {
                deliver(delivery);
            }
        }
    }

    /** The listeners that got no event, or never changed anything by one. */
    Set<String> untested() {
        Set<String> untested = new TreeSet<>(listeners.keySet());
        untested.removeAll(changedSomething);
        untested.removeIf(listener -> listener.startsWith(ForgetfulListener.FIXTURE));
        return untested;
    }

    private void deliver(Delivery delivery) throws Throwable {
        Listener listener = listeners.get(delivery.listener());
        DomainEvent event = read(delivery.eventId());
        String what = delivery.listener() + " with " + event;
        TableSnapshot before = snapshot();
        twiceAtOnce(listener, event);
        TableSnapshot after = snapshot();
        if (!after.equals(before)) {
            changedSomething.add(delivery.listener());
        }
        synchronous.deliver(listener, event);
        assertThat(snapshot().minus(after)).as("changed by a second delivery to %s", what).isEmpty();
        if (!isReadModel(delivery.listener())) {
            putBack(delivery);
            synchronous.deliver(listener, event);
            assertThat(waiting()).doesNotContain(delivery);
            Set<String> changed = snapshot().minus(after);
            changed.removeIf(row -> after.hasSameEvent(row));
            assertThat(changed).as("changed by a replay to %s", what).isEmpty();
        }
    }

    /** Empties a module's read models and delivers the whole log to its listeners once more, in the order given. */
    void rebuild(String module, Consumer<List<Long>> order) throws Throwable {
        TableSnapshot before = snapshot().ofModule(module);
        transaction.executeWithoutResult(
                status -> before.rows().keySet().forEach(table -> jdbc.update("delete from " + table)));
        List<Delivery> replay = new ArrayList<>();
        for (Listener listener : listeners.values()) {
            if (listener.id().startsWith(module + ".")) {
                events(listener.id()).forEach(event -> replay.add(new Delivery(listener.id(), event)));
            }
        }
        List<Long> sequence = new ArrayList<>(replay.stream().map(Delivery::eventId).distinct().sorted().toList());
        order.accept(sequence);
        for (long event : sequence) {
            for (Delivery delivery : replay.stream().filter(each -> each.eventId() == event).toList()) {
                putBack(delivery);
                synchronous.deliver(listeners.get(delivery.listener()), read(event));
            }
        }
        TableSnapshot after = snapshot().ofModule(module);
        assertThat(after.minus(before)).as("rows of %s that a rebuild made otherwise", module).isEmpty();
        assertThat(before.minus(after)).as("rows of %s that a rebuild lost", module).isEmpty();
    }

    private List<Long> events(String listener) {
        return jdbc.queryForList("select id from platform_event_log where type = ?", Long.class, typeOf(listener));
    }

    private String typeOf(String listener) {
        return listeners.get(listener).kind().type();
    }

    /** A read model may be newer than a replayed event, so that a replay alone proves nothing: it is rebuilt. */
    private static boolean isReadModel(String listener) {
        return listener.startsWith("home.");
    }

    private void twiceAtOnce(Listener listener, DomainEvent event) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(threads.submit(() -> {
                    together.await();
                    callUntilDone(listener, event);
                    return null;
                }));
            }
            for (Future<?> one : both) {
                one.get();
            }
        }
    }

    /** A deadlock or a lost race is tried again in production, after a delay. */
    private void callUntilDone(Listener listener, DomainEvent event) throws Exception {
        for (int attempt = 1;; attempt++) {
            try {
                synchronous.deliver(listener, event);
                return;
            } catch (TransientDataAccessException e) {
                if (attempt == 5) {
                    throw e;
                }
            } catch (Throwable e) {
                throw new IllegalStateException(listener.id() + " failed with " + event, e);
            }
        }
    }

    private void putBack(Delivery delivery) {
        transaction.executeWithoutResult(status -> jdbc.update("""
                insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                select ?, id, type, 0, utc_timestamp(6) from platform_event_log where id = ?""", delivery.listener(),
                delivery.eventId()));
    }

    private List<Delivery> waiting() {
        return transaction.execute(status -> jdbc.query(
                "select listener, event_id from platform_event_delivery order by event_id, listener",
                (row, index) -> new Delivery(row.getString(1), row.getLong(2))));
    }

    private DomainEvent read(long eventId) {
        return transaction.execute(status -> log.read(log.find(List.of(eventId)).getFirst()));
    }

    private TableSnapshot snapshot() {
        return tables.read();
    }
}
