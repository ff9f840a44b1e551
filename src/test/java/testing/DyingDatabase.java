package testing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The tests' server is killed at random moments, and started again at once, until this is closed. For a run of one class alone, with
 * {@code madang.test-database.durable}.
 */
public final class DyingDatabase implements AutoCloseable {
    /** What is refused for longer than that is refused for another reason. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Thread killer = new Thread(this::kill, "kill -9");
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger kills = new AtomicInteger();
    private final Random random;
    private final Duration between;
    private volatile @Nullable RuntimeException failure;

    /** @param between two kills, at the median */
    private DyingDatabase(Duration between, long seed) {
        this.between = between;
        this.random = new Random(seed);
    }

    /** One that dies so often; of no seconds, never. */
    public static DyingDatabase every(int seconds, long seed) {
        DyingDatabase database = new DyingDatabase(Duration.ofSeconds(seconds), seed);
        if (seconds > 0) {
            database.killer.start();
        }
        return database;
    }

    /**
     * What is done to the database, and done again when that died meanwhile: a caller who heard nothing.
     *
     * @return whether it died, so that it may have been done more than once
     */
    public boolean insists(Runnable action) {
        boolean died = false;
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                action.run();
                return died;
            } catch (RuntimeException e) {
                boolean maybe = isOfTheDatabase(e) && (killer.isAlive() || kills.get() > 0);
                if (!maybe || System.nanoTime() > patience) {
                    throw e;
                }
                died = true;
            }
        }
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(SQLException.class::isInstance);
    }

    /** How often it died. */
    public int kills() {
        return kills.get();
    }

    private void kill() {
        try {
            while (!over.await(random.nextLong(2 * between.toMillis()), TimeUnit.MILLISECONDS)) {
                TestDatabase.killAndRestart();
                kills.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** It lives, from here on. */
    @Override
    public void close() {
        over.countDown();
        try {
            killer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("It was not killed, or did not come back", failure);
        }
    }
}
