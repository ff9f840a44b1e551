package bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import madang.MadangApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import testing.TestDatabase;

/** The application on a schema of the tests' database: inside the bench, or as a process of its own that can be killed. */
final class SchemaApp {
    static final String MEMORY = "512m";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<String, String> schema = TestDatabase.newSchema();
    private final String log;

    /** @param log what processes of their own write to */
    SchemaApp(String log) {
        this.log = log;
    }

    ConfigurableApplicationContext inside(String... more) {
        return new SpringApplicationBuilder(MadangApplication.class).run(arguments(more).toArray(String[]::new));
    }

    Process start(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx" + MEMORY, "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MadangApplication.class.getName()));
        command.addAll(arguments(more));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log))).start();
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--madang.demo.enabled=false",
                "--madang.crypto.key-file=target/test-key-ring", "--madang.audit.checkpoints=target/bench-audit",
                // Another bench's, on the same class path.
                "--spring.autoconfigure.exclude=org.springframework.modulith.events.jdbc."
                        + "JdbcEventPublicationAutoConfiguration"));
        schema.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        arguments.addAll(List.of(more));
        return arguments;
    }

    static void kill(Process app) throws InterruptedException {
        app.destroyForcibly().waitFor();
    }

    /** The most that it had, in MB. */
    static String memory(Process app) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + app.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM")).findFirst()
                .map(line -> String.format(Locale.ROOT, "%,d", Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                .orElse("?");
    }

    /** Something that is so, or is not. */
    interface Condition {
        boolean holds() throws SQLException;
    }

    void await(Condition condition, Process app) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (!app.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("It did not come to it; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Before the migrations there are no tables. */
    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (SQLException e) {
            return false;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(schema.get("spring.datasource.url"),
                schema.get("spring.datasource.username"), schema.get("spring.datasource.password"));
    }

    void sql(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
