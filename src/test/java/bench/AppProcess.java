package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

import platform.crypto.Secrets;
import platform.crypto.TestCrypto;
import testing.OpenLimits;
import testing.RunningJar;

/** {@code madang-demo.jar} as a process of its own with its embedded database, on a data folder that a bench may keep for the next. */
final class AppProcess implements AutoCloseable {
    static final List<String> JVM = List.of(System.getProperty("bench.jvm", "-Xmx2g").split(" ", -1));
    /** A million members and products are written before it is ready. */
    private static final Duration LOADED = Duration.ofHours(1);

    private static final String USER = "madang";

    private final RunningJar jar;
    private final List<RunningJar> others = new ArrayList<>();
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
        RunningJar jar = RunningJar.start(JVM, file, folder, port, Map.of(), settings).awaitReady(LOADED);
        return new AppProcess(jar, folder, port, databasePort);
    }

    Connection database() throws SQLException, IOException {
        Connection connection = DriverManager.getConnection(url(), USER, password());
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        return connection;
    }

    /** Starts one more instance on the same database and keys, in another folder; what is measured of the application is that of all. */
    int startAnother(Path beside) throws IOException {
        int its = RunningJar.freePort();
        List<String> settings = new ArrayList<>(OpenLimits.SETTINGS);
        settings.addAll(List.of("--spring.datasource.url=" + url(), "--spring.datasource.username=" + USER,
                "--spring.datasource.password=" + password(),
                "--madang.crypto.key-file=" + folder.resolve("data/key-ring")));
        others.add(RunningJar.start(JVM, RunningJar.DEMO, beside, its, Map.of(), settings).awaitReady());
        return its;
    }

    private String url() {
        return "jdbc:mariadb://127.0.0.1:" + databasePort + "/madang";
    }

    private String password() throws IOException {
        return Files.readString(folder.resolve("data/database.password"));
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
        return new CpuNanos(
                Stream.concat(Stream.of(jar), others.stream()).mapToLong(each -> Proc.cpuNanos(each.process.pid()))
                        .sum(),
                jar.process.children().mapToLong(child -> Proc.cpuNanos(child.pid())).sum());
    }

    /** A figure of the application, and its database's. */
    record Each(long application, long database) {
        Each most(Each other) {
            return new Each(Math.max(application, other.application), Math.max(database, other.database));
        }
    }

    /** What they have in memory, in MB. */
    Each memory() {
        return each(Proc::residentMegabytes);
    }

    /** Threads of the system; the application serves requests on virtual ones, which are none of these. */
    Each threads() {
        return each(Proc::threads);
    }

    private Each each(LongUnaryOperator figure) {
        return new Each(figure.applyAsLong(jar.process.pid()),
                jar.process.children().mapToLong(child -> figure.applyAsLong(child.pid())).sum());
    }

    /** What the application keeps: collects all garbage first. */
    JvmMemory kept() throws IOException, InterruptedException {
        return JvmMemory.afterFullCollection(jar.process.pid());
    }

    /** Ends it as the system ends a process that has no say in it, and starts another on the same data. */
    AppProcess killAndStartAgain() throws IOException, InterruptedException {
        jar.process.destroyForcibly().waitFor();
        return start(folder, port, databasePort);
    }

    @Override
    public void close() {
        others.forEach(RunningJar::close);
        jar.close();
    }
}
