package testing;

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
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One of the two jars as a process, as an operator starts it. */
public final class RunningJar implements AutoCloseable {
    public static final Path DEMO = Path.of("target", "madang-demo.jar").toAbsolutePath();
    public static final Path PRODUCTION = Path.of("target", "madang.jar").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** Starts soon, and leaves the machine to the other tests. */
    private static final List<String> SMALL = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-XX:ReservedCodeCacheSize=128m");

    public final Process process;
    private final Path log;
    private final int port;

    private RunningJar(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a jar.
     *
     * @param folder it runs there, its data and log are kept there
     * @param environment added to that of the tests
     */
    public static RunningJar start(Path jar, Path folder, int port, Map<String, String> environment,
            String... arguments)
            throws IOException {
        return start(SMALL, jar, folder, port, environment, List.of(arguments));
    }

    /** The same with these options of the JVM. */
    public static RunningJar start(List<String> jvm, Path jar, Path folder, int port, Map<String, String> environment,
            List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port));
        command.addAll(arguments);
        Path log = Files.createTempFile(folder, "jar", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new RunningJar(builder.start(), log, port);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public RunningJar awaitReady() {
        return awaitReady(PATIENCE);
    }

    /** The same for one that has much to do before. */
    public RunningJar awaitReady(Duration patience) {
        await().atMost(patience).until(() -> !process.isAlive() || status("/actuator/health/readiness") == 200);
        assertThat(process.isAlive()).as(log()).isTrue();
        return this;
    }

    /** Its exit code. */
    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
        return process.exitValue();
    }

    /** Waits until it has given up: a line for each reason, no stack trace, and an exit code that tells a script. */
    public List<String> awaitRefusals() throws InterruptedException {
        assertThat(awaitEnd()).isNotZero();
        assertThat(log()).doesNotContain("\tat ", "Exception");
        String start = "Madang does not start: ";
        return log().lines().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()))
                .toList();
    }

    /** Of what is answered there; 0 when nobody answers. */
    public int status(String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /** What it has said so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
    }
}
