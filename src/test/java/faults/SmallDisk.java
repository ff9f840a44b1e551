package faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

/** A disk of the database's own, in memory, which can be filled up. Needs the right to mount one. */
final class SmallDisk implements AutoCloseable {
    /** Filled by 20 MB a second, as a log that somebody forgot does it at worst, or a copy. */
    private static final int BLOCK = 4096;
    private static final int BLOCKS_AT_ONCE = 256;
    private static final long PAUSE_MILLIS = 50;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, long megabytes) throws IOException {
        Files.createDirectories(folder);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    /** Leaves not a byte. */
    void fill() throws IOException, InterruptedException {
        try (OutputStream filler = Files.newOutputStream(filler(), CREATE, APPEND)) {
            byte[] block = new byte[BLOCK];
            for (long blocks = 1;; blocks++) {
                filler.write(block);
                if (blocks % BLOCKS_AT_ONCE == 0) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                }
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("space")) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException("Failed: " + String.join(" ", command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            run("umount", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
