package platform.demo;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;

/** The Korean day on which the demo began: that of the first load, the same in every module and on every later start. */
@Component
@ConditionalOnDemo
public class DemoBegin {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessDays days;
    private volatile @Nullable LocalDate day;

    DemoBegin(JdbcClient jdbc, PlatformTransactionManager transactions, BusinessDays days) {
        this.jdbc = jdbc;
        this.days = days;
        transaction = new TransactionTemplate(transactions);
        // Of its own: whoever asks first may roll back.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public LocalDate day() {
        LocalDate known = day;
        if (known == null) {
            known = Objects.requireNonNull(transaction.execute(status -> {
                jdbc.sql("insert ignore into platform_demo_begin (id, day) values (1, ?)").param(days.today()).update();
                return jdbc.sql("select day from platform_demo_begin").query(LocalDate.class).single();
            }));
            day = known;
        }
        return known;
    }
}
