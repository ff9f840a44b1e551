package madang.api;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.springframework.core.env.Environment;

/** One number per business table that changes when any row of it does. Reads past the application, all modules at once. */
final class TableChecks {
    private final Environment environment;

    TableChecks(Environment environment) {
        this.environment = environment;
    }

    /** The numbers once they stand still, that is when the events of what went before are delivered. */
    Map<String, Long> whenQuiet() {
        AtomicReference<Map<String, Long>> last = new AtomicReference<>(Map.of());
        return Awaitility.await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(20)).until(() -> {
            Map<String, Long> now = now();
            return now.equals(last.getAndSet(now)) ? now : null;
        }, java.util.Objects::nonNull);
    }

    /** Bookkeeping of attempts (how often a code was wrong, which challenge is spent) has to change, and so is left out. */
    private Map<String, Long> now() throws SQLException {
        try (var connection = DriverManager.getConnection(environment.getProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password")); var statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (var rows = statement.executeQuery("""
                    select table_name from information_schema.tables where table_schema = database()
                    and table_type = 'BASE TABLE' and table_name not like 'platform%'
                    and table_name not like 'flyway%' and table_name not like 'spring%'
                    and table_name not like '%throttle%' and table_name not like '%attempt%'""")) {
                while (rows.next()) {
                    names.add('`' + rows.getString(1) + '`');
                }
            }
            Map<String, Long> checks = new TreeMap<>();
            try (var rows = statement.executeQuery("checksum table " + String.join(", ", names))) {
                while (rows.next()) {
                    checks.put(rows.getString(1), rows.getLong(2));
                }
            }
            return checks;
        }
    }
}
