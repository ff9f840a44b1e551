package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The application that the bench's script has started, and how its measurement is headed. */
final class RunningApp {
    static final int PORT = Integer.getInteger("bench.port", 18080);

    private RunningApp() {}

    static String header(String title, String command) throws IOException {
        return "# " + title + "\n\nCommand: `" + command + "`. Date: " + Instant.now().truncatedTo(ChronoUnit.MINUTES)
                + ". Machine: " + Runtime.getRuntime().availableProcessors() + " cores ("
                + Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 2)).findFirst().orElse("unknown")
                + "), Java " + Runtime.version() + ".\nThe application (`madang-demo.jar`, demo data), its database, "
                + "flushing at every commit, and the clients share these cores. Load average at the start: "
                + Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0] + ".\n\n";
    }

    static void write(String report) throws IOException {
        Path output = Path.of(System.getProperty("bench.output", "target/bench.md"));
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.writeString(output, report);
    }
}
