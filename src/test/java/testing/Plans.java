package testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** How the server would run the queries that a piece of code sends. */
public final class Plans {
    /** How many rows of a table {@code fill} makes. */
    public static final int ROWS = 2_000;
    /** So many may be read for one answer. */
    private static final long MOST_READ = ROWS / 4;

    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public Plans(ApplicationContext context) {
        this.context = context;
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    /**
     * Asserts that each query goes along an index: nothing reads most of a table or index, or sorts.
     *
     * @param fill puts {@link #ROWS} rows into each table, of which a page needs a few; rolled back
     * @param read sends the queries
     */
    public void assertServedByIndexes(Runnable fill, Runnable read) {
        assertServed(fill, read, "filesort", "temporary");
    }

    /** The same of what belongs to one thing, and is so little that it may be sorted or summed up. */
    public void assertFoundByIndexes(Runnable fill, Runnable read) {
        assertServed(fill, read);
    }

    /** Asserts that some work, which may change rows, reads few of them in all. */
    public void assertReadsFew(Runnable fill, Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill.run();
            long before = rowsRead();
            work.run();
            assertThat(rowsRead() - before).as("rows read").isLessThan(MOST_READ);
        });
    }

    private void assertServed(Runnable fill, Runnable read, String... never) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            fill.run();
            long before = rowsRead();
            List<StatementRecorder.Statement> sent = sentBy(read);
            assertThat(sent).as("queries").isNotEmpty();
            assertThat(rowsRead() - before).as("rows read by %s", sent).isLessThan(sent.size() * MOST_READ);
            sent.forEach(each -> assertServed(each, never));
        });
    }

    private List<StatementRecorder.Statement> sentBy(Runnable read) {
        long thread = Thread.currentThread().threadId();
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            read.run();
            return recorder.statements().stream().filter(each -> each.thread() == thread)
                    .filter(each -> each.sql().stripLeading().startsWith("select")).toList();
        }
    }

    private void assertServed(StatementRecorder.Statement query, String... never) {
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> table : jdbc.queryForList("explain format=traditional " + query.sql(),
                query.parameters().toArray())) {
            String how = String.valueOf(table.get("type"));
            String extra = String.valueOf(table.get("Extra"));
            if (how.equals("ALL") || how.equals("index") || Arrays.stream(never).anyMatch(extra::contains)) {
                wrong.add(table.toString());
            }
        }
        assertThat(wrong).as(query.sql()).isEmpty();
    }

    /** By this connection so far. What the optimiser expects, which {@code explain} tells, is no measure of a page. */
    public long rowsRead() {
        return jdbc.query("show session status like 'Handler\\_read\\_%'", (row, number) -> row.getLong(2)).stream()
                .mapToLong(Long::longValue).sum();
    }
}
