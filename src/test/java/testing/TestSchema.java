package testing;

import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A schema of one test's own, with only the tables of the named migrations and without Spring: for tests that move the
 * clock or spoil rows, which would disturb the shared application.
 */
public final class TestSchema {
    private final DataSource dataSource;

    private TestSchema(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Makes the schema.
     *
     * @param migrations paths on the class path, for example {@code db/migration/platform/V30__….sql}
     */
    public static TestSchema with(String... migrations) {
        Map<String, String> properties = TestDatabase.newSchema();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(properties.get("spring.datasource.url"));
        source.setUsername(properties.get("spring.datasource.username"));
        source.setPassword(properties.get("spring.datasource.password"));
        source.setMaximumPoolSize(64);
        source.setMinimumIdle(0);
        for (String migration : migrations) {
            new ResourceDatabasePopulator(new ClassPathResource(migration)).execute(source);
        }
        return new TestSchema(source);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transaction() {
        TransactionTemplate template = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }
}
