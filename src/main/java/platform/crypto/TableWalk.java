package platform.crypto;

import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks through a table for rows with something to do, in the order of its key and a window of rows at a time: where next to
 * none is left to do, one statement that goes on until it finds some reads the whole table, and of a large one it is cut off.
 */
final class TableWalk {
    private static final int WINDOW = 5_000;
    private static final int BATCH = 200;

    private final JdbcClient jdbc;

    TableWalk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long id, boolean found) {}

    /**
     * The ids of the rows that the condition holds for, in batches; the next window is read when they have been dealt with.
     *
     * @param values of the parameters that the condition names
     */
    Stream<List<Long>> find(String table, String idColumn, String condition, Map<String, ?> values) {
        String window = "select %2$s, %3$s from %1$s where %2$s > :after order by %2$s limit %4$d".formatted(table,
                idColumn,
                condition, WINDOW);
        return Stream.iterate(read(window, Long.MIN_VALUE, values), rows -> !rows.isEmpty(),
                rows -> rows.size() < WINDOW ? List.of() : read(window, rows.getLast().id(), values))
                .flatMap(List::stream).filter(Row::found).map(Row::id).gather(Gatherers.windowFixed(BATCH));
    }

    private List<Row> read(String window, long after, Map<String, ?> values) {
        return jdbc.sql(window).param("after", after).params(values)
                .query((row, number) -> new Row(row.getLong(1), row.getBoolean(2))).list();
    }
}
