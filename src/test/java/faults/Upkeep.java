package faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process costs right now, as the system counts it.
 *
 * @param threads of the system; virtual ones are not among them
 */
record Upkeep(int threads, int megabytes) {
    static Upkeep of(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        return new Upkeep((int) number(lines, "Threads:"), (int) (number(lines, "VmRSS:") >> 10));
    }

    private static long number(List<String> lines, String name) {
        return Long.parseLong(lines.stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow()
                .replaceAll("[^0-9]", ""));
    }
}
