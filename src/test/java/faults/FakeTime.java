package faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import testing.DebianProgram;

/**
 * What processes take for the clock of their machine, by Debian's libfaketime. It can be set while they run, which they notice within a second; what
 * passes by a clock that nobody sets passes for them as for everybody.
 */
final class FakeTime {
    private static final String LIBRARY = "libfaketimeMT.so.1";
    private static final int DEPTH = 4;

    private final Path file;

    private FakeTime(Path file) {
        this.file = file;
    }

    /**
     * One machine's.
     *
     * @param folder which has room for a file of that name
     */
    static FakeTime of(String machine, Path folder, Duration ahead) {
        FakeTime time = new FakeTime(folder.resolve(machine + ".clock").toAbsolutePath());
        time.set(ahead);
        return time;
    }

    /** By how much it is ahead of the real one from now on, in whole seconds. */
    void set(Duration ahead) {
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"),
                    (ahead.isNegative() ? "" : "+") + ahead.toSeconds() + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For whoever is to believe it. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library().toString(), "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Else a wait for some time in the JVM ends at once.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                // Else the AOT cache does not fit to its jar.
                "NO_FAKE_STAT", "1");
    }

    private static Path library() {
        Path libraries = DebianProgram.find("faketime", "faketime").folder().resolveSibling("lib");
        try (Stream<Path> found = Files.find(libraries, DEPTH, (path, _) -> path.endsWith(LIBRARY))) {
            return found.findFirst().orElseThrow(() -> new IllegalStateException("No " + LIBRARY + " in " + libraries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
