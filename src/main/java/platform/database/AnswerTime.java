package platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * How long the answer to one statement is waited for. Where it never comes (a firewall forgot the connection, the server's machine
 * is gone), whoever waits holds a connection: a pool of them is empty after a few, so requests wait for seconds only, and work that may
 * take long waits for minutes.
 */
public final class AnswerTime {
    /** Of requests: longer than a statement waits for a lock, shorter than a person for anything. */
    static final Duration OF_REQUESTS = Duration.ofSeconds(4);
    /** Of work that goes on by itself: two such waits, with the pauses around them, are shorter than the lease of a node. */
    static final Duration OF_LOOPS = Duration.ofSeconds(9);
    static final Duration OF_LONG_WORK = Duration.ofMinutes(5);
    /** Who comes to the database as late as that still gets what is quick. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Of a request that has waited for others before: from then on to its answer, which nobody may wait five seconds for. */
    private static final Duration WITH_WAIT = Duration.ofMillis(4_800);

    private static final ScopedValue<Duration> HERE = ScopedValue.newInstance();
    /** Since when this thread's request has waited for others. */
    private static final ThreadLocal<@Nullable Long> WAITED_SINCE = new ThreadLocal<>();

    private AnswerTime() {}

    /** For work that requests wait for, on a thread that is not theirs. */
    public static void ofRequests(Runnable work) {
        within(OF_REQUESTS, work);
    }

    /** A request begins on this thread, which may have served another before. */
    public static void requestBegins() {
        WAITED_SINCE.remove();
    }

    /** This thread's request has waited for somebody else, since then by {@link System#nanoTime()}: it waits the less from now on. */
    public static void waitedSince(long nanos) {
        if (WAITED_SINCE.get() == null) {
            WAITED_SINCE.set(nanos);
        }
    }

    /** So long, or what is left to this thread's request when it has waited for somebody else. */
    public static Duration atMost(Duration time) {
        Long since = WAITED_SINCE.get();
        if (since == null) {
            return time;
        }
        Duration left = WITH_WAIT.minusNanos(System.nanoTime() - since);
        return left.compareTo(LEAST) < 0 ? LEAST : left.compareTo(time) < 0 ? left : time;
    }

    /** For what goes on by itself, in small steps. */
    public static void ofLoops(Runnable work) {
        within(OF_LOOPS, work);
    }

    /** For statements that may take minutes. */
    public static void ofLongWork(Runnable work) {
        within(OF_LONG_WORK, work);
    }

    /** The same for what somebody waits for who knows that it takes long. */
    public static <T> T ofLongWork(Supplier<T> work) {
        return ScopedValue.where(HERE, OF_LONG_WORK).call(work::get);
    }

    private static void within(Duration time, Runnable work) {
        ScopedValue.where(HERE, time).run(work);
    }

    /** Requests run on virtual threads; what starts the application and what is scheduled does not, and may take long. */
    private static Duration here() {
        return HERE.orElse(Thread.currentThread().isVirtual() ? atMost(OF_REQUESTS) : OF_LONG_WORK);
    }

    /** Connections that wait as long as whoever takes them; the pool undoes it when it has them back. */
    private static final class Bounded extends DelegatingDataSource {
        Bounded(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try {
                connection.setNetworkTimeout(Runnable::run, Math.toIntExact(here().toMillis()));
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static BeanPostProcessor boundedConnections() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof HikariDataSource || bean instanceof ReadConnections
                            ? new Bounded((DataSource) bean)
                            : bean;
                }
            };
        }
    }
}
