package platform.database;

import java.sql.SQLException;

import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

class OutOfServiceTest {
    @Test
    void knowsALostConnectionAndAFullDisk() {
        assertThat(OutOfService.isIn(new IllegalStateException(lost()))).isTrue();
        assertThat(OutOfService.isIn(new SQLException("The table 'a' is full", "HY000", 1114))).isTrue();
    }

    @Test
    void knowsWhyATransactionWasToRollBackWhenThatFailsToo() {
        TransactionSystemException rollback = new TransactionSystemException("Could not roll back",
                new SQLException("Connection is closed"));
        rollback.initApplicationException(new DataAccessResourceFailureException("Socket error", lost()));

        assertThat(OutOfService.isIn(rollback)).isTrue();
        assertThat(OutOfService.isIn(new JpaSystemException(new TransactionException(
                "Unable to rollback against JDBC Connection", new SQLException("Connection is closed"))))).isTrue();
    }

    @Test
    void leavesMistakesOfOursAlone() {
        assertThat(OutOfService.isIn(new SQLException("Unknown column", "42S22", 1054))).isFalse();
        assertThat(OutOfService.isIn(new TransactionSystemException("Could not commit"))).isFalse();
        assertThat(OutOfService.isIn(null)).isFalse();
    }

    private static SQLException lost() {
        return new SQLException("Socket error", "08000");
    }
}
