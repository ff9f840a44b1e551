package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;
import platform.database.DatabaseCheck;
import platform.database.EmbeddedDatabase;
import platform.database.EmbeddedDatabaseSettings;
import platform.startup.StartupRefused;

/**
 * One database server for the whole test run; each application context gets a schema of its own, so that none disturbs
 * another. The server is the embedded one, or the one that {@code MADANG_TEST_DATABASE_URL} names (see docs/testing.md).
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String PREFIX = "madang_test_";
    private static final List<String> SCHEMAS = new ArrayList<>();
    /** For {@link DyingDatabase}: what was committed is there after a kill, as in production. */
    private static final boolean DURABLE = Boolean.getBoolean("madang.test-database.durable");
    private static @Nullable EmbeddedDatabase embedded;
    private static @Nullable Path folder;

    /** Address (without a schema), account and password of a server. */
    private record Server(String url, String username, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, username, password);
        }
    }

    /** Started by the first who asks. */
    private static final class Holder {
        static final Server SERVER = start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(newSchema())
                .and("madang.audit.checkpoints=target/test-database/audit/" + System.nanoTime()).applyTo(context);
    }

    /** Makes an empty schema and returns the {@code spring.datasource.*} properties that lead to it. */
    public static synchronized Map<String, String> newSchema() {
        Server server = Holder.SERVER;
        String schema = PREFIX + ProcessHandle.current().pid() + "_" + (SCHEMAS.size() + 1);
        execute(server, "create database " + schema + " character set utf8mb4");
        SCHEMAS.add(schema);
        return Map.of("spring.datasource.url", server.url + schema, "spring.datasource.username", server.username,
                "spring.datasource.password", server.password);
    }

    private static Server start() {
        String url = System.getenv("MADANG_TEST_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return startEmbedded();
        }
        Server external = new Server(url.endsWith("/") ? url : url + "/", variable("MADANG_TEST_DATABASE_USERNAME"),
                variable("MADANG_TEST_DATABASE_PASSWORD"));
        DatabaseCheck.check(external.url, external.username, external.password);
        SpringApplication.getShutdownHandlers()
                .add(() -> SCHEMAS.forEach(schema -> execute(external, "drop database " + schema)));
        return external;
    }

    /** For who starts no application in this process: then Spring's handlers are not called, and the server would stay. */
    public static void end() {
        if (embedded != null) {
            embedded.close();
        }
    }

    /** Kills the server, and starts it again on what it left, where it was. */
    static synchronized void killAndRestart() {
        EmbeddedDatabase killed = Objects.requireNonNull(embedded, "The server is not ours to kill");
        Path data = Objects.requireNonNull(folder);
        try (Scanner process = new Scanner(data.resolve("mariadb.pid"), StandardCharsets.UTF_8)) {
            ProcessHandle.of(process.nextLong()).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        killed.close();
        embedded = EmbeddedDatabase
                .start(settings(data, URI.create(killed.url("").substring("jdbc:".length())).getPort()));
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }

    /** Uses the first data folder that no other test run holds, so that its system tables need not be made anew each time. */
    private static Server startEmbedded() {
        for (int i = 0;; i++) {
            try {
                Path data = Path.of("target", "test-database", "run-" + i);
                EmbeddedDatabase database = EmbeddedDatabase.start(settings(data, 0));
                // Runs after the application contexts are closed.
                SpringApplication.getShutdownHandlers().add(TestDatabase::end);
                embedded = database;
                folder = data;
                Server server = new Server(database.url(""), database.username(), database.password());
                leftovers(server).forEach(schema -> execute(server, "drop database " + schema));
                return server;
            } catch (StartupRefused e) {
                if (i == 9 || !e.getMessage().contains("in use")) {
                    throw e;
                }
            }
        }
    }

    /**
     * Tests need no durability, not even of what changes tables, and connections for all lanes and their applications; the
     * folder of programs is shared.
     */
    private static EmbeddedDatabaseSettings settings(Path folder, int port) {
        List<String> options = new ArrayList<>(List.of("innodb-log-file-size=64M", "max-connections=1000",
                // Of all tables of all schemas, or they are opened anew again and again.
                "table-definition-cache=8000", "table-open-cache=16000"));
        if (!DURABLE) {
            options.addAll(List.of("innodb-flush-log-at-trx-commit=0", "innodb-doublewrite=0",
                    "innodb-flush-method=nosync", "debug-no-sync"));
        }
        return new EmbeddedDatabaseSettings(folder, Path.of("target", "test-database", "server").toString(), port,
                DataSize.ofMegabytes(512), DataSize.ofMegabytes(100), options);
    }

    private static List<String> leftovers(Server server) {
        List<String> schemas = new ArrayList<>();
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show databases like '" + PREFIX.replace("_", "\\_") + "%'")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
            return schemas;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Server server, String sql) {
        try (var connection = server.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
