package faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database server as in production: a process that is nobody's child but the drill's, and is started again when it has died. */
final class OwnDatabase implements AutoCloseable {
    static final String USER = "madang";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final int port;
    final Path folder;
    private final Path server;
    private final String password;
    private final Map<String, String> environment;
    private Process process;

    private OwnDatabase(Path folder, int port, Path server, String password, Map<String, String> environment)
            throws IOException {
        this.environment = environment;
        this.folder = folder;
        this.port = port;
        this.server = server;
        this.password = password;
        this.process = launch();
    }

    /**
     * Starts one.
     *
     * @param folder what an embedded database left behind when it ended: data, password and configuration
     * @param before where that was when it ended
     * @param options of the server besides
     * @param environment of its process besides
     */
    static OwnDatabase on(Path folder, Path before, int port, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path configuration = folder.resolve("mariadb.cnf");
        String text = Files.readString(configuration).replace(before.toString(), folder.toString())
                .replaceFirst("(?m)^port=.*$", Matcher.quoteReplacement("port=" + port));
        Files.writeString(configuration, text + String.join("\n", options) + "\n");
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("binlog"));
        Path home = Path.of(text.lines().filter(line -> line.startsWith("basedir=")).findFirst().orElseThrow()
                .replaceAll("basedir=|\"", ""));
        OwnDatabase database = new OwnDatabase(folder, port, home.resolve("bin/mariadbd"),
                Files.readString(folder.resolve("database.password")).strip(), environment);
        database.awaitConnections();
        return database;
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                List.of(server.toString(), "--defaults-file=" + folder.resolve("mariadb.cnf"), "--console"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("mariadb.log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** As the system ends a process that has no say in it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** By itself, or killed. */
    boolean hasEnded() {
        return !process.isAlive();
    }

    /** What a supervisor does right after; it may still be recovering when this returns. */
    void startAgain() throws IOException {
        process = launch();
    }

    void awaitConnections() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection _ = connect()) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException("The database does not start, see " + folder, e);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** The settings of an application that reaches it at some port. */
    List<String> settings(int at) {
        return List.of("--spring.datasource.url=" + url(at),
                "--spring.datasource.username=" + USER, "--spring.datasource.password=" + password);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(port) + "?connectTimeout=2000", USER, password);
    }

    /** Past any proxy. */
    JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url(port), USER, password));
    }

    private static String url(int at) {
        return "jdbc:mariadb://127.0.0.1:" + at + "/madang";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
    }
}
