package bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import ads.token.AdToken;

/**
 * How long after its acknowledgement an event is settled: looks ten times a second how far the log's position in the database
 * has come, and when as many events had been acknowledged. Bytes of a batch are known, since all are alike.
 */
final class SettlementLag implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private record Moment(long nanos, long accepted) {}

    private final AppProcess app;
    private final AdEvents events;
    private final int batch;
    private final long bytes;
    private final long settledBefore;
    private final Deque<Moment> acknowledged = new ArrayDeque<>();
    private final Thread thread;
    private volatile long settled;
    private volatile boolean killed;
    private volatile long backAt = Long.MAX_VALUE;
    private volatile double largest;
    private volatile double afterKill;
    private volatile boolean open = true;
    private long stopped;

    /** Everything that was acknowledged before must be settled. */
    SettlementLag(AppProcess app, AdEvents events, int batch) throws Exception {
        this.app = app;
        this.events = events;
        this.batch = batch;
        this.bytes = 2L * Integer.BYTES + batch * (1L + Long.BYTES + AdToken.BYTES);
        while (events.accepted() > position() / bytes * batch) {
            Thread.sleep(PAUSE_MILLIS);
        }
        settledBefore = position() / bytes * batch - events.accepted();
        thread = Thread.ofPlatform().start(this::watch);
    }

    /** The next lags are those of the kill. */
    void killed() {
        killed = true;
    }

    /** All that was acknowledged by now is from before the kill; the lags of what comes are no longer the kill's. */
    void isBack() {
        backAt = System.nanoTime();
    }

    private void watch() {
        while (open) {
            try {
                long before = System.nanoTime();
                Thread.sleep(PAUSE_MILLIS);
                if (System.nanoTime() - before > HttpLoad.STOPPED_NANOS) {
                    stopped += System.nanoTime() - before;
                }
                look();
            } catch (SQLException | IOException _) {
                // The database is away with its application.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() throws SQLException, IOException {
        acknowledged.add(new Moment(System.nanoTime() - stopped, events.accepted()));
        settled = position() / bytes * batch - settledBefore;
        long now = System.nanoTime() - stopped;
        Moment first = acknowledged.peek();
        while (first != null && first.accepted() <= settled) {
            acknowledged.remove();
            first = acknowledged.peek();
        }
        if (first == null) {
            return;
        }
        double lag = (now - first.nanos()) / 1e9;
        if (killed && first.nanos() + stopped <= backAt) {
            afterKill = Math.max(afterKill, lag);
        } else {
            largest = Math.max(largest, lag);
        }
    }

    private long position() throws SQLException, IOException {
        try (Connection database = app.database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(position), 0) from ads_event_log")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Seconds until all is settled. */
    double awaitAll() throws InterruptedException {
        long start = System.nanoTime();
        while (settled < events.accepted() && System.nanoTime() - start < TimeUnit.MINUTES.toNanos(2)) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    double largest() {
        return largest;
    }

    double afterKill() {
        return afterKill;
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
    }
}
