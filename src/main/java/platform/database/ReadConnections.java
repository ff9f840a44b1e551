package platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Connections of their own for transactions that only read. On them each statement is a transaction by itself: at READ COMMITTED, where
 * each reads what is committed when it begins, that makes no difference but one, that nothing has to be committed, which is a trip to
 * the database for each of those many that consist of one statement. Nothing can be written on them. A transaction that asks for another
 * isolation is not one of these.
 */
final class ReadConnections extends DelegatingDataSource {
    private static final String NOTHING_IS_WRITTEN = "session transaction_read_only = 1";

    private final Supplier<HikariDataSource> reads;

    /** @param all for whatever may write */
    private ReadConnections(HikariDataSource all, Supplier<HikariDataSource> reads) {
        super(all);
        this.reads = reads;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && TransactionSynchronizationManager.getCurrentTransactionIsolationLevel() == null
                        ? reads.get().getConnection()
                        : super.getConnection();
    }

    /** Puts a pool for reads beside the one for everything, before whatever else surrounds that. It opens with its first connection. */
    static final class Beside implements DestructionAwareBeanPostProcessor, Ordered {
        private final int most;
        private final ObjectProvider<MeterRegistry> meters;
        private @Nullable HikariDataSource reads;

        Beside(int most, ObjectProvider<MeterRegistry> meters) {
            this.most = most;
            this.meters = meters;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!(bean instanceof HikariDataSource all) || isMySql(all)) {
                return bean;
            }
            HikariDataSource beside = asIs(all);
            reads = beside;
            return new ReadConnections(all, SingletonSupplier.of(() -> {
                meters.ifAvailable(
                        registry -> beside.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry)));
                return beside;
            }));
        }

        private HikariDataSource asIs(HikariDataSource all) {
            HikariDataSource beside = new HikariDataSource();
            all.copyStateTo(beside);
            beside.setPoolName("reads");
            beside.setMaximumPoolSize(most);
            beside.setMinimumIdle(Math.min(most, 4));
            beside.setAutoCommit(true);
            String first = all.getConnectionInitSql();
            beside.setConnectionInitSql(
                    first == null ? "set " + NOTHING_IS_WRITTEN : first + ", " + NOTHING_IS_WRITTEN);
            return beside;
        }

        /** Its driver refuses a commit where each statement is one by itself, and Hibernate ends each transaction with one. */
        private static boolean isMySql(HikariDataSource all) {
            String url = all.getJdbcUrl();
            return url != null && url.startsWith("jdbc:mysql:");
        }

        @Override
        public boolean requiresDestruction(Object bean) {
            return bean instanceof HikariDataSource;
        }

        @Override
        public void postProcessBeforeDestruction(Object bean, String name) {
            HikariDataSource open = reads;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        /** Of its own type, by which Spring sees that it comes before others. */
        @Bean
        static Beside readConnections(Environment environment, ObjectProvider<MeterRegistry> meters) {
            return new Beside(environment.getProperty("madang.database.read-connections", Integer.class, 24), meters);
        }
    }
}
