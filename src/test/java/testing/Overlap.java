package testing;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets two transactions overlap in a given way, for races between two listeners or two requests. */
public final class Overlap {
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;

    public Overlap(ApplicationContext context) {
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    /**
     * Does the first without committing it; then the second, in a transaction of its own, up to its end or to where it has to
     * wait for the first; then commits the first.
     */
    public void of(Runnable first, Runnable second) throws Exception {
        of(first, second, () -> {
        });
    }

    /** The same; the first does the rest of it when the second waits. */
    public void of(Runnable first, Runnable second, Runnable rest) throws Exception {
        Callable<?> other = () -> {
            transaction.executeWithoutResult(status -> second.run());
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> done = transaction.execute(status -> {
                first.run();
                Future<?> started = threads.submit(other);
                Awaitility.await().until(() -> started.isDone() || somebodyWaitsForALock());
                rest.run();
                return started;
            });
            done.get();
        }
    }

    /** In this schema; the other {@link Lane} has lock waits of its own. */
    private boolean somebodyWaitsForALock() {
        return !jdbc.queryForList("""
                select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT' and trx_mysql_thread_id in
                (select id from information_schema.processlist where db = database())""").isEmpty();
    }
}
