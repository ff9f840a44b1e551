package platform.database;

import java.sql.SQLException;

import jakarta.persistence.EntityManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins a transaction that only reads without telling the database, which would be one more trip before it and one after:
 * most are a single statement. One that asks for another isolation is begun as always.
 */
final class QuietReads extends HibernateJpaDialect {
    private static final long serialVersionUID = 1L;

    private final HibernateJpaDialect quiet = new HibernateJpaDialect();

    private QuietReads() {
        quiet.setPrepareConnection(false);
    }

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition)
            throws SQLException {
        return definition.getIsolationLevel() == TransactionDefinition.ISOLATION_DEFAULT
                ? quiet.beginTransaction(entityManager, definition)
                : super.beginTransaction(entityManager, definition);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        JpaVendorAdapter jpaVendorAdapter() {
            QuietReads dialect = new QuietReads();
            return new HibernateJpaVendorAdapter() {
                @Override
                public HibernateJpaDialect getJpaDialect() {
                    return dialect;
                }
            };
        }
    }
}
