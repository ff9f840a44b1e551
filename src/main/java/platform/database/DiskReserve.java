package platform.database;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.util.unit.DataSize;
import platform.startup.StartupRefused;

/**
 * Lets nothing begin to write while the database's disk has less than {@code madang.database.free-space} left; what only reads goes on.
 * A server whose disk is full to the last byte cannot always undo a statement that found no room, and gives up altogether, so that nobody
 * reads any more either (InnoDB's {@code row_undo}: "Out of tablespace during rollback"). What the server itself still writes, and the leases
 * of the instances' numbers, live on the reserve.
 *
 * <p>Watched are the data folder of the embedded database and, of another one that runs on this machine, the folder that {@code
 * madang.database.disk} names; of a server elsewhere, nothing is known here.
 */
@Component
class DiskReserve implements TransactionExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();

    private final @Nullable Path folder;
    private final double reserve;
    private final AtomicLong lookAt = new AtomicLong(System.nanoTime());
    private volatile boolean isShort;
    private volatile boolean isReadable = true;
    private volatile @Nullable FileStore disk;

    @Autowired
    DiskReserve(Environment environment, MeterRegistry meters) {
        EmbeddedDatabaseSettings settings = Binder.get(environment).bindOrCreate("madang.database",
                EmbeddedDatabaseSettings.class);
        this(folder(environment, settings), settings.freeSpace());
        Gauge.builder("madang.database.disk.free", this, DiskReserve::free).baseUnit("bytes").register(meters);
        Gauge.builder("madang.database.disk.reserve", () -> reserve).baseUnit("bytes").register(meters);
    }

    /**
     * Of a folder's disk.
     *
     * @param folder null where nobody knows of any
     */
    DiskReserve(@Nullable Path folder, DataSize reserve) {
        this.folder = folder;
        this.reserve = (double) reserve.toBytes();
    }

    private static @Nullable Path folder(Environment environment, EmbeddedDatabaseSettings settings) {
        String named = environment.getProperty("madang.database.disk", "");
        if (!named.isEmpty()) {
            if (Files.notExists(Path.of(named))) {
                throw new StartupRefused("madang.database.disk is " + named + ", where nothing is",
                        "Name a folder on the disk of the database, or nothing");
            }
            return Path.of(named);
        }
        return EmbeddedDatabaseInitializer.isMeant(environment) ? settings.folder() : null;
    }

    /** What writes found the disk short of space, and has not begun. */
    static final class ShortException extends CannotCreateTransactionException {
        private static final long serialVersionUID = 1L;

        ShortException() {
            super("The disk of the database is short of space");
        }

        /** None: it is thrown for each thing that is not begun, and logs often lie on that disk. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    @Override
    public void beforeBegin(TransactionExecution transaction) {
        if (folder != null && !transaction.isReadOnly() && isShort()) {
            throw new ShortException();
        }
    }

    private boolean isShort() {
        long now = System.nanoTime();
        long due = lookAt.get();
        if (now - due >= 0 && lookAt.compareAndSet(due, now + LOOK_NANOS)) {
            look();
        }
        return isShort;
    }

    private void look() {
        double free = free();
        // Where it cannot be read, whether it is full is for the database to say.
        boolean found = free < reserve;
        if (found != isShort) {
            isShort = found;
            if (found) {
                LOG.error(
                        "The database's disk has {} MB left of the {} MB that are kept: nothing is written until space is made",
                        megabytes(free), megabytes(reserve));
            } else {
                LOG.warn("Writing again: the database's disk has {} MB", megabytes(free));
            }
        }
    }

    private static long megabytes(double bytes) {
        return Math.round(bytes / (1 << 20));
    }

    /** Not a number when that cannot be read, or nobody knows where the disk is. */
    private double free() {
        if (folder == null) {
            return Double.NaN;
        }
        try {
            FileStore known = disk;
            if (known == null) {
                // Found once: that reads all mounts. When it is asked for first, the server's start has made the folder.
                known = Files.getFileStore(folder);
                disk = known;
            }
            double space = (double) known.getUsableSpace();
            isReadable = true;
            return space;
        } catch (IOException e) {
            if (isReadable) {
                LOG.warn("The free space of the database's disk cannot be read: nobody watches it", e);
            }
            isReadable = false;
            return Double.NaN;
        }
    }
}
