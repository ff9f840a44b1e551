package platform.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Inserts many rows with few statements: {@code insert … values (…), (…)}, at most {@value #ROWS_PER_STATEMENT} rows each.
 * Several times faster than a JDBC batch, which the servers take row by row.
 */
public final class RowInsert {
    private static final int ROWS_PER_STATEMENT = 500;

    private final JdbcOperations jdbc;
    private final String head;
    private final String placeholders;

    /** Inserts into these columns of a table; the names are code, never input. */
    public RowInsert(JdbcOperations jdbc, String table, String... columns) {
        this.jdbc = jdbc;
        this.head = "insert into " + table + " (" + String.join(", ", columns) + ") values ";
        this.placeholders = "(" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")";
    }

    /** Inserts the rows, each with a value per column; none is allowed. */
    public void insert(List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            List<@Nullable Object[]> part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
            List<@Nullable Object> values = new ArrayList<>();
            part.forEach(row -> Collections.addAll(values, row));
            jdbc.update(head + String.join(", ", Collections.nCopies(part.size(), placeholders)), values.toArray());
        }
    }
}
