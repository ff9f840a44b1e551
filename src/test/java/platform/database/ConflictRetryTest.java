package platform.database;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class ConflictRetryTest {
    /** Both sides must run at once, which the common pool of a small machine does not promise. */
    private static final Executor EACH_ITS_OWN_THREAD = task -> Thread.ofVirtual().start(task);

    private Transfer transfer;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    /** As a bean of the application, of which one more class would make another. */
    @BeforeEach
    void makeTheBean(@Autowired AutowireCapableBeanFactory beans) {
        transfer = (Transfer) beans.initializeBean(new Transfer(), "transfer");
    }

    @BeforeEach
    void makeTwoRows() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("create table platform_retry_probe (id int primary key, amount int not null)").update();
            jdbc.sql("insert into platform_retry_probe values (1, 0), (2, 0)").update();
        });
    }

    @AfterEach
    void dropThem() {
        jdbc.sql("drop table platform_retry_probe").update();
    }

    @Test
    void bothSidesOfADeadlockSucceedInTheEnd() throws Exception {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        var one = CompletableFuture.runAsync(
                () -> ConflictRetry.call(() -> transaction.execute(_ -> move(1, 2, bothHoldOne, attempts))),
                EACH_ITS_OWN_THREAD);
        var two = CompletableFuture.runAsync(
                () -> ConflictRetry.call(() -> transaction.execute(_ -> move(2, 1, bothHoldOne, attempts))),
                EACH_ITS_OWN_THREAD);
        CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);
        assertThat(attempts.get()).isEqualTo(3);
        assertThat(sum()).isEqualTo(4);
    }

    @Test
    void theAnnotationRetriesTheWholeTransaction() throws Exception {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        var one = CompletableFuture.runAsync(() -> transfer.move(() -> move(1, 2, bothHoldOne, attempts)),
                EACH_ITS_OWN_THREAD);
        var two = CompletableFuture.runAsync(() -> transfer.move(() -> move(2, 1, bothHoldOne, attempts)),
                EACH_ITS_OWN_THREAD);
        CompletableFuture.allOf(one, two).get(30, TimeUnit.SECONDS);
        assertThat(attempts.get()).isEqualTo(3);
        assertThat(sum()).isEqualTo(4);
    }

    @Test
    void givesUpAfterFourRetriesAndPassesTheFailureOn() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> transfer.move(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException(new SQLException("Lock wait timeout exceeded", "HY000", 1205));
        })).isInstanceOf(IllegalStateException.class);
        assertThat(attempts.get()).isEqualTo(5);
    }

    @Test
    void doesNotRetryOtherFailuresNorInsideATransaction() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> transfer.move(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException(new SQLException("Duplicate entry", "23000", 1062));
        })).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> transfer.move(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException(new SQLException("Deadlock", "40001", 1213));
        }))).isInstanceOf(IllegalStateException.class);
        assertThat(attempts.get()).isEqualTo(2);
    }

    private Integer move(int first, int second, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
        int attempt = attempts.incrementAndGet();
        add(first);
        if (attempt <= 2) {
            try {
                bothHoldOne.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        add(second);
        return attempt;
    }

    private void add(int id) {
        jdbc.sql("update platform_retry_probe set amount = amount + 1 where id = ?").param(id).update();
    }

    private int sum() {
        return jdbc.sql("select sum(amount) from platform_retry_probe").query(Integer.class).single();
    }

    static class Transfer {
        @RetriedOnConflict
        @Transactional
        public void move(Runnable work) {
            work.run();
        }
    }
}
