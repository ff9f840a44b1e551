package platform.demo;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;

/** One module's way through its demo data, with a line in the log every two seconds. */
public final class DemoProgress {
    private static final Logger log = LoggerFactory.getLogger("demo");
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final String module;
    private final Map<String, Long> before;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** @param before how far each step of each module was at this start */
    DemoProgress(String module, Map<String, Long> before, JdbcClient jdbc, TransactionTemplate transaction) {
        this.module = module;
        this.before = before;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static String key(String module, String step) {
        return module + '.' + step;
    }

    /** Writes the rows with the indexes {@code first} to {@code last}, both included, counted from 1; inside a transaction. */
    @FunctionalInterface
    public interface Batch {
        void write(long first, long last);
    }

    /**
     * Writes {@code count} rows in batches, those apart that are there already.
     *
     * @param step unique within the module, for example {@code wallets}
     * @param batchSize rows per transaction; a thousand is a good size
     */
    public void step(String step, long count, int batchSize, Batch batch) {
        if (before.getOrDefault(key(module, step), 0L) >= count) {
            return;
        }
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into platform_demo_load (part, step, loaded) values (?, ?, 0)
                on duplicate key update part = part""").params(module, step).update());
        long begin = System.nanoTime();
        long said = begin;
        long written = 0;
        for (long loaded = loaded(step); loaded < count;) {
            long before = loaded;
            loaded = next(step, count, batchSize, batch);
            written += loaded - before;
            if (System.nanoTime() - said > QUIET_NANOS) {
                said = System.nanoTime();
                log.info("Demo data: {} {} {} of {} ({} %)", module, step, loaded, count, loaded * 100 / count);
            }
        }
        if (written > 0) {
            log.info("Demo data: {} {} {} written in {} ms", module, step, written,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }

    private long next(String step, long count, int batchSize, Batch batch) {
        // What is told of the batches before may want the same rows by now.
        Long reached = ConflictRetry.call(() -> transaction.execute(status -> {
            long loaded = jdbc.sql("select loaded from platform_demo_load where part = ? and step = ? for update")
                    .params(module, step).query(Long.class).single();
            if (loaded >= count) {
                return loaded;
            }
            long last = Math.min(loaded + batchSize, count);
            batch.write(loaded + 1, last);
            jdbc.sql("update platform_demo_load set loaded = ? where part = ? and step = ?").params(last, module, step)
                    .update();
            return last;
        }));
        return reached == null ? count : reached;
    }

    private long loaded(String step) {
        Long loaded = transaction
                .execute(status -> jdbc.sql("select loaded from platform_demo_load where part = ? and step = ?")
                        .params(module, step).query(Long.class).single());
        return loaded == null ? 0 : loaded;
    }
}
