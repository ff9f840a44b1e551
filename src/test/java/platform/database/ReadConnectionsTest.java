package platform.database;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Transactions that only read commit nothing, and can write nothing. */
@MadangTest
@DisabledIfEnvironmentVariable(named = "MADANG_TEST_DATABASE_URL", matches = "jdbc:mysql:.*", disabledReason = "Its driver does not let them")
class ReadConnectionsTest {
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void asksForSpaceBeforeItWrites() {
        assertThat(((ConfigurableTransactionManager) transactions).getTransactionExecutionListeners())
                .hasAtLeastOneElementOfType(DiskReserve.class);
    }

    @Test
    void readsWithoutACommit() {
        for (int i = 0; i < 3; i++) {
            assertThat(reading().<String>execute(_ -> {
                jdbc.queryForObject("select count(*) from platform_event_delivery", Long.class);
                return jdbc.queryForObject("show session status like 'Com_commit'", (row, _) -> row.getString(2));
            })).isEqualTo("0");
        }
    }

    @Test
    void writesNothingInATransactionThatOnlyReads() {
        assertThatThrownBy(() -> reading().executeWithoutResult(_ -> insert(7)))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("READ ONLY");
        assertThat(modules(7)).isEmpty();
    }

    @Test
    void writesNothingByQueries() {
        @Queries
        class Writing implements Runnable {
            @Override
            public void run() {
                insert(9);
            }
        }
        ProxyFactory queries = new ProxyFactory(new Writing());
        queries.addAdvice(new TransactionInterceptor((TransactionManager) transactions,
                new AnnotationTransactionAttributeSource()));
        assertThatThrownBy(((Runnable) queries.getProxy())::run)
                .isInstanceOf(DataAccessException.class).hasMessageContaining("READ ONLY");
        assertThat(modules(9)).isEmpty();
    }

    @Test
    void writesAsAWholeInATransactionOfItsOwnInsideOneThatReads() {
        reading().executeWithoutResult(_ -> {
            TransactionTemplate inside = new TransactionTemplate(transactions);
            inside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            inside.executeWithoutResult(status -> {
                insert(8);
                status.setRollbackOnly();
            });
            assertThat(autocommit()).as("the one outside").isTrue();
        });
        assertThat(modules(8)).isEmpty();
    }

    @Test
    void readsAsPartOfATransactionThatWrites() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            insert(9);
            assertThat(reading().<List<String>>execute(_ -> modules(9))).containsExactly("here");
            assertThat(autocommit()).isFalse();
        });
    }

    @Test
    void leavesATransactionThatReadsOneStateOfAllThingsAsItIs() {
        TransactionTemplate snapshot = reading();
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        assertThat(snapshot.<Boolean>execute(_ -> autocommit())).isFalse();
        assertThat(reading().<Boolean>execute(_ -> autocommit())).isTrue();
    }

    private TransactionTemplate reading() {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        return template;
    }

    private boolean autocommit() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select @@autocommit", Boolean.class));
    }

    private void insert(long id) {
        jdbc.update("insert into platform_event_dead_letter (listener, event_id, event_type, attempts, died_at, error)"
                + " values ('here', ?, 'test', 1, utc_timestamp(6), '')", id);
    }

    private List<String> modules(long id) {
        return jdbc.queryForList("select listener from platform_event_dead_letter where event_id = ?", String.class,
                id);
    }
}
