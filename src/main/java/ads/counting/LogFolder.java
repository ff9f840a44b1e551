package ads.counting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Where one instance keeps its log of events: segments named by the position of their first byte. Several instances on one
 * machine take a folder each; one that nobody holds, left by an instance that ended, is taken first, so that what is in it gets
 * settled.
 */
final class LogFolder implements AutoCloseable {
    private static final int MOST_INSTANCES = 64;

    private final Path path;
    private final FileChannel lock;
    private final long id;

    private LogFolder(Path path, FileChannel lock, long id) {
        this.path = path;
        this.lock = lock;
        this.id = id;
    }

    /** Takes the first folder below {@code root} that nobody holds. */
    static LogFolder take(Path root, LongSupplier ids) {
        try {
            for (int number = 0; number < MOST_INSTANCES; number++) {
                Path path = Files.createDirectories(root.resolve(Integer.toString(number)));
                FileChannel lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                if (tryLock(lock)) {
                    return new LogFolder(path, lock, idIn(path, ids));
                }
                lock.close();
            }
            throw new IllegalStateException("All folders of " + root + " are held by others");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static long idIn(Path path, LongSupplier ids) throws IOException {
        Path file = path.resolve("id");
        if (!Files.exists(file)) {
            Path unfinished = path.resolve("id.unfinished");
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(Long.toString(ids.getAsLong()).getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(unfinished, file);
            force(path);
        }
        return Long.parseLong(Files.readString(file).strip());
    }

    /** What the database knows this log by. */
    long id() {
        return id;
    }

    Path segment(long position) {
        return path.resolve("%020d.log".formatted(position));
    }

    /** The segments by the position of their first byte. */
    SortedMap<Long, Path> segments() throws IOException {
        SortedMap<Long, Path> segments = new TreeMap<>();
        try (var files = Files.newDirectoryStream(path, "*.log")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                segments.put(Long.parseLong(name.substring(0, name.length() - ".log".length())), file);
            }
        }
        return segments;
    }

    /** Makes the names in this folder durable. */
    void force() throws IOException {
        force(path);
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
