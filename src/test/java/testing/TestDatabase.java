package testing;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import platform.database.EmbeddedDatabase;

/** One database server for the whole test run; each application context gets a schema of its own, so that none disturbs another. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    /** The server is started by the first who asks. */
    private static final class Server {
        static final EmbeddedDatabase INSTANCE = EmbeddedDatabase
                .start(Path.of("target", "test-database", Long.toString(ProcessHandle.current().pid())));
        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(newSchema()).applyTo(context);
    }

    /** Makes an empty schema and returns the {@code spring.datasource.*} properties that lead to it. */
    public static Map<String, String> newSchema() {
        String schema = "madang_test_" + SCHEMAS.incrementAndGet();
        try (var connection = DriverManager.getConnection(Server.INSTANCE.url("mysql"), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + schema + " character set utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of("spring.datasource.url", Server.INSTANCE.url(schema), "spring.datasource.username", "root",
                "spring.datasource.password", "");
    }
}
