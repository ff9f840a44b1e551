package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import platform.crypto.Secrets;
import platform.crypto.TestCrypto;
import testing.OpenLimits;
import testing.RunningJar;

/** {@code madang-demo.jar} as a process of its own with its embedded database, on a data folder that a bench may keep for the next. */
final class AppProcess implements AutoCloseable {
    private static final List<String> JVM = List.of(System.getProperty("bench.jvm", "-Xmx2g").split(" ", -1));
    private final RunningJar jar;
    private final Path folder;
    final int port;
    private final int databasePort;

    private AppProcess(RunningJar jar, Path folder, int port, int databasePort) {
        this.jar = jar;
        this.folder = folder;
        this.port = port;
        this.databasePort = databasePort;
    }

    /** Starts it in a folder, and returns when it is ready. */
    static AppProcess start(Path folder, int port, int databasePort) throws IOException {
        return start(folder, port, databasePort, List.of());
    }

    /** The same with more settings. */
    static AppProcess start(Path folder, int port, int databasePort, List<String> more) throws IOException {
        return start(RunningJar.DEMO, folder, port, databasePort, more);
    }

    /** Another jar. */
    static AppProcess start(Path file, Path folder, int port, int databasePort, List<String> more)
            throws IOException {
        List<String> settings = new ArrayList<>(OpenLimits.SETTINGS);
        settings.add("--madang.database.port=" + databasePort);
        settings.addAll(more);
        // To try one: -Dbench.settings="--a=1 --b=2".
        Stream.of(System.getProperty("bench.settings", "").split(" ", -1)).filter(each -> !each.isEmpty())
                .forEach(settings::add);
        RunningJar jar = RunningJar.start(JVM, file, folder, port, Map.of(), settings).awaitReady();
        return new AppProcess(jar, folder, port, databasePort);
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
        return new CpuNanos(ProcessCpu.nanos(jar.process.pid()),
                jar.process.children().mapToLong(child -> ProcessCpu.nanos(child.pid())).sum());
    }

    /** Ends it as the system ends a process that has no say in it, and starts another on the same data. */
    AppProcess killAndStartAgain() throws IOException, InterruptedException {
        jar.process.destroyForcibly().waitFor();
        return start(folder, port, databasePort);
    }

    @Override
    public void close() {
        jar.close();
    }
}
