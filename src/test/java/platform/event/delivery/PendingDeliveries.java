package platform.event.delivery;

import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvent;
import platform.event.log.EventLog;
import platform.loop.BackgroundLoop;

/** Deliveries one after the other in the caller's thread, instead of by the application's own threads. */
public final class PendingDeliveries {
    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    private record Pending(String listener, long event, int attempts) {}

    /** From now on nothing is delivered by itself, nor does anything else go on in the background. */
    public PendingDeliveries(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        context.getBeansOfType(BackgroundLoop.class).values().forEach(BackgroundLoop::stop);
        context.getBean(DeliveryWorkers.class).stop();
    }

    /**
     * Delivers what a module's listeners are to get, the oldest event first; what is for others is dropped.
     *
     * @return how many of them took effect
     */
    public int deliver(String module) {
        try {
            transaction.executeWithoutResult(_ -> jdbc
                    .update("delete from platform_event_delivery where listener not like ?", module + ".%"));
        } catch (RuntimeException later) {
            // They are in nobody's way.
        }
        List<Pending> pending = jdbc.query(
                "select listener, event_id, attempts from platform_event_delivery order by event_id, listener",
                (row, _) -> new Pending(row.getString(1), row.getLong(2), row.getInt(3)));
        return (int) pending.stream().filter(this::deliver).count();
    }

    private boolean deliver(Pending pending) {
        Listener listener = context.getBean(Listeners.class).find(pending.listener()).orElseThrow();
        EventLog log = context.getBean(EventLog.class);
        DomainEvent event = log.read(log.find(List.of(pending.event())).getFirst());
        try {
            return context.getBean(DeliveryRun.class).inOneTransaction(
                    List.of(new Delivery(listener, event, pending.attempts(), null, System.nanoTime())));
        } catch (RuntimeException later) {
            return false;
        }
    }

    /** How many wait for a module's listeners. */
    public int waiting(String module) {
        Integer waiting = transaction.execute(_ -> jdbc.queryForObject(
                "select count(*) from platform_event_delivery where listener like ?", Integer.class, module + ".%"));
        return waiting == null ? 0 : waiting;
    }
}
