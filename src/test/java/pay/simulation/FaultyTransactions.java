package pay.simulation;

import java.sql.SQLException;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions whose commit fails, or is not heard of, as the faults say. */
final class FaultyTransactions extends JpaTransactionManager {
    private static final long serialVersionUID = 1L;
    private static final int DEADLOCK = 1213;

    private final transient Faults faults;

    FaultyTransactions(EntityManagerFactory factory, Faults faults) {
        super(factory);
        this.faults = faults;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        faults.requireAlive();
        super.doBegin(transaction, definition);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        Faults.AtCommit fault = faults.atCommit();
        switch (fault) {
            case NONE -> super.doCommit(status);
            case ABORTED, DEAD_BEFORE, CONFLICT -> super.doRollback(status);
            case UNHEARD, DEAD_AFTER -> super.doCommit(status);
        }
        switch (fault) {
            case NONE -> {
            }
            case CONFLICT -> throw new CannotAcquireLockException("Simulated",
                    new SQLException("Deadlock", "40001", DEADLOCK));
            case ABORTED, UNHEARD -> throw new Faults.Failed(fault);
            case DEAD_BEFORE, DEAD_AFTER -> {
                faults.die();
                throw new Faults.Failed(fault);
            }
        }
    }
}
