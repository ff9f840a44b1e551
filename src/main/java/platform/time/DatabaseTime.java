package platform.time;

import java.sql.SQLException;
import java.time.Instant;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What the database's clock said, at some moment between two of this instance's.
 *
 * @param asked by {@link System#nanoTime}
 * @param answered by the same
 */
record DatabaseTime(long asked, Instant time, long answered) {
    private static final String NOW = "select utc_timestamp(6) as clock";

    /** Asks it; the wait for a connection does not count. */
    static DatabaseTime ask(DataSource dataSource) {
        try (var connection = dataSource.getConnection(); var statement = connection.prepareStatement(NOW)) {
            long asked = System.nanoTime();
            try (var row = statement.executeQuery()) {
                long answered = System.nanoTime();
                row.next();
                return new DatabaseTime(asked, UtcColumn.get(row, "clock"), answered);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The database does not tell the time", e);
        }
    }

    long trip() {
        return answered - asked;
    }
}
