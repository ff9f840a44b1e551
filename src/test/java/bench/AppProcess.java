package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import platform.crypto.Secrets;
import platform.crypto.TestCrypto;

/** {@code madang-demo.jar} as a process of its own with its embedded database, on a data folder that a bench may keep for the next. */
final class AppProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "madang-demo.jar").toAbsolutePath();
    /** Everything comes from one address, and few members stand for many: the limits are asked and let all of it in. */
    private static final List<String> LIMITS = List.of("--madang.member.limits.log-ins-per-address=1000000",
            "--madang.member.limits.challenges-per-address=1000000", "--madang.limits.per-address.per-minute=60000000",
            "--madang.limits.per-address.burst=60000000", "--madang.limits.per-caller.per-minute=60000000",
            "--madang.limits.per-caller.burst=60000000");

    private final Process process;
    private final Path folder;
    final int port;
    private final int databasePort;

    private AppProcess(Process process, Path folder, int port, int databasePort) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.databasePort = databasePort;
    }

    /** Starts it in a folder, and returns when it is ready. */
    static AppProcess start(Path folder, int port, int databasePort) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(System.getProperty("bench.jvm", "-Xmx2g").split(" ", -1)));
        command.addAll(List.of("-jar", JAR.toString(), "--server.port=" + port,
                "--madang.database.port=" + databasePort));
        command.addAll(LIMITS);
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
        AppProcess app = new AppProcess(process, folder, port, databasePort);
        while (!app.isReady()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(100);
        }
        return app;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
                    + "/actuator/health/readiness")).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Connection database() throws SQLException, IOException {
        Connection connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + databasePort + "/madang",
                "madang", Files.readString(folder.resolve("data/database.password")));
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** The keys that this application signs with. */
    Secrets secrets() throws IOException {
        return TestCrypto.with(Files.readString(folder.resolve("data/key-ring"))).secrets();
    }

    /** The application's own, and its database's. */
    record CpuNanos(long application, long database) {
        CpuNanos since(CpuNanos before) {
            return new CpuNanos(application - before.application, database - before.database);
        }

        CpuNanos plus(CpuNanos other) {
            return new CpuNanos(application + other.application, database + other.database);
        }
    }

    CpuNanos cpu() {
        return new CpuNanos(ProcessCpu.nanos(process.pid()),
                process.children().mapToLong(child -> ProcessCpu.nanos(child.pid())).sum());
    }

    long pid() {
        return process.pid();
    }

    /** Ends it as the system ends a process that has no say in it, and starts another on the same data. */
    AppProcess killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        return start(folder, port, databasePort);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
