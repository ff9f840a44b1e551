package ads.token;

import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Numbers the tokens of this instance: blocks of numbers are taken from the database before any of them is used. */
@Component
public class TokenNumbers {
    private static final int BLOCK = 65_536;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private long next;
    private long end;

    TokenNumbers(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A number that no token has. */
    public synchronized long next() {
        if (next == end) {
            next = takeBlock();
            end = next + BLOCK;
        }
        return next++;
    }

    private long takeBlock() {
        return Objects.requireNonNull(ownTransaction.execute(status -> {
            long first = jdbc.sql("select next_number from ads_sequence where id = 1 for update").query(Long.class)
                    .single();
            jdbc.sql("update ads_sequence set next_number = ? where id = 1").param(first + BLOCK).update();
            return first;
        }));
    }
}
