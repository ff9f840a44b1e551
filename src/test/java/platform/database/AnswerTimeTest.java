package platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerTimeTest {
    private HikariDataSource pool;
    private DataSource bounded;

    @BeforeEach
    void open() {
        Map<String, String> schema = TestDatabase.newSchema();
        pool = new HikariDataSource();
        pool.setJdbcUrl(schema.get("spring.datasource.url"));
        pool.setUsername(schema.get("spring.datasource.username"));
        pool.setPassword(schema.get("spring.datasource.password"));
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("socketTimeout", 300_000);
        bounded = (DataSource) AnswerTime.Registration.boundedConnections().postProcessAfterInitialization(pool,
                "dataSource");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void waitsSecondsForRequestsAndMinutesForWorkThatMayTakeLong() throws Exception {
        assertThat(timeout(bounded)).as("a thread of the system").isEqualTo(300_000);
        assertThat(onVirtualThread(() -> timeout(bounded))).as("a request").isEqualTo(4_000);
        assertThat(in(AnswerTime::ofRequests)).isEqualTo(4_000);
        assertThat(in(AnswerTime::ofLoops)).isEqualTo(9_000);
        assertThat(onVirtualThread(() -> in(AnswerTime::ofLongWork))).isEqualTo(300_000);
    }

    @Test
    void hasLessPatienceForARequestThatHasWaitedForSomebodyElseUntilTheNextBegins() throws Exception {
        onVirtualThread(() -> {
            AnswerTime.waitedSince(System.nanoTime() - TimeUnit.SECONDS.toNanos(2));
            assertThat(timeout(bounded)).isBetween(2_000, 2_800);
            assertThat(AnswerTime.atMost(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(100));
            AnswerTime.requestBegins();
            assertThat(timeout(bounded)).isEqualTo(4_000);
            AnswerTime.waitedSince(System.nanoTime() - TimeUnit.SECONDS.toNanos(20));
            assertThat(timeout(bounded)).as("what is quick").isEqualTo(1_000);
            return null;
        });
    }

    @Test
    void givesConnectionsBackAsTheyWere() throws Exception {
        assertThat(onVirtualThread(() -> timeout(bounded))).isEqualTo(4_000);
        assertThat(timeout(pool)).isEqualTo(300_000);
    }

    @Test
    void givesUpAConnectionThatDoesNotAnswerInTimeAndTakesAnother() throws Exception {
        onVirtualThread(() -> {
            try (Connection connection = bounded.getConnection(); var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("do sleep(20)")).isInstanceOf(SQLException.class);
            }
            return timeout(bounded);
        });
    }

    private int in(Consumer<Runnable> time) {
        AtomicReference<Integer> seen = new AtomicReference<>();
        time.accept(() -> {
            try {
                seen.set(timeout(bounded));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        return seen.get();
    }

    private static int timeout(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }

    private static <T> T onVirtualThread(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.startVirtualThread(task);
        return task.get();
    }
}
