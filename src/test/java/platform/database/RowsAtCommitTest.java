package platform.database;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class RowsAtCommitTest {
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    PlatformTransactionManager transactions;

    private RowInsert rows;

    @BeforeEach
    void makeATable() {
        transaction.executeWithoutResult(
                _ -> jdbc.update("create table platform_rows_probe (id int primary key)"));
        rows = new RowInsert(jdbc, "platform_rows_probe", "id");
    }

    @AfterEach
    void dropIt() {
        transaction.executeWithoutResult(_ -> jdbc.update("drop table platform_rows_probe"));
    }

    @Test
    void writesWhenTheTransactionCommitsAndNotBefore() {
        transaction.executeWithoutResult(_ -> {
            RowsAtCommit.add(rows, 1);
            RowsAtCommit.add(rows, 2);
            assertThat(written()).isEmpty();
        });
        assertThat(committed()).containsExactly(1, 2);
    }

    @Test
    void writesNothingOfWhatRollsBack() {
        transaction.executeWithoutResult(status -> {
            RowsAtCommit.add(rows, 1);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> RowsAtCommit.add(rows, 2));
        assertThat(committed()).containsExactly(2);
    }

    @Test
    void keepsTheRowsOfATransactionWithinAnotherApart() {
        var inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            RowsAtCommit.add(rows, 1);
            inner.executeWithoutResult(_ -> RowsAtCommit.add(rows, 2));
            assertThat(written()).containsExactly(2);
            RowsAtCommit.add(rows, 3);
            status.setRollbackOnly();
        });
        assertThat(committed()).containsExactly(2);
    }

    @Test
    void commitsNothingWhenARowIsRefused() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
            jdbc.update("insert into platform_rows_probe values (1)");
            RowsAtCommit.add(rows, 2);
            RowsAtCommit.add(rows, 2);
        })).isInstanceOf(DuplicateKeyException.class);
        assertThat(committed()).isEmpty();
    }

    @Test
    void writesAtOnceWhatComesWhenTheOthersAreWritten() {
        transaction.executeWithoutResult(_ -> {
            RowsAtCommit.add(rows, 1);
            atTheEnd(() -> RowsAtCommit.add(rows, 2));
        });
        assertThat(committed()).containsExactly(1, 2);
    }

    @Test
    void saysSoWhenTheFirstComesTooLateToBeWritten() {
        assertThatThrownBy(
                () -> transaction.executeWithoutResult(_ -> atTheEnd(() -> RowsAtCommit.add(rows, 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWhatNoTransactionWouldWrite() {
        assertThatThrownBy(() -> RowsAtCommit.add(rows, 1)).isInstanceOf(IllegalStateException.class);
    }

    private static void atTheEnd(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                work.run();
            }
        });
    }

    private List<Integer> committed() {
        return transaction.execute(_ -> written());
    }

    private List<Integer> written() {
        return jdbc.queryForList("select id from platform_rows_probe order by id", Integer.class);
    }
}
