package platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import platform.file.PrivateFile;
import platform.startup.StartupRefused;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What an embedded database keeps on disk. One process holds the folder at a time, as long as it lives. */
final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Makes the folder if need be and takes it. */
    static DataFolder take(Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        Files.createDirectories(root);
        FileChannel lock = FileChannel.open(root.resolve("madang.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (tryLock(lock) == null) {
            String holder = read(lock);
            lock.close();
            throw new StartupRefused(
                    "The data folder " + root + " is in use by another Madang"
                            + (holder.isEmpty() ? "" : " (process " + holder + ")"),
                    "End that one first, or give this one a folder of its own with madang.database.folder");
        }
        lock.truncate(0).write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
        return new DataFolder(root, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // The byte lies beyond the text, so that another process can read who holds it.
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        return UTF_8.decode(text.flip()).toString();
    }

    /** Refuses when the disk holds fewer bytes than needed, before anything is written. */
    void requireFreeSpace(long needed) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < needed) {
            throw new StartupRefused(
                    "The disk of the data folder " + root + " is full: " + megabytes(free) + " free, "
                            + megabytes(needed) + " needed",
                    "Free some space, or choose a folder on another disk with madang.database.folder");
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    /** The password of the database's only account: made once, readable by its owner alone. */
    String password() throws IOException {
        Path file = root.resolve("database.password");
        // Empty is what a start of an older release left that was killed: nobody is to get in with that.
        String kept = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!kept.isEmpty()) {
            return kept;
        }
        if (isInitialised()) {
            throw new StartupRefused("The password of the embedded database is missing: " + file,
                    "Put the file back from a backup, or move " + root + " away to begin with an empty database");
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        PrivateFile.replace(file, password);
        return password;
    }

    boolean isInitialised() {
        return Files.isDirectory(data());
    }

    Path data() {
        return root.resolve("mysql");
    }

    /** Where the data are made at first; they are moved to {@link #data()} when they are complete. */
    Path unfinishedData() {
        return root.resolve("mysql.unfinished");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path configuration() {
        return root.resolve("mariadb.cnf");
    }

    Path log() {
        return root.resolve("mariadb.log");
    }

    Path processFile() {
        return root.resolve("mariadb.pid");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
