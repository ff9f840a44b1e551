package ads.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** What was counted already: one byte per token, one bit per kind of event, in blocks of 1024 tokens. Exact. */
@Repository
class SeenMarks {
    static final int PER_BLOCK = 1024;
    private static final int ROWS = 200;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    SeenMarks(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The blocks that a batch touches. */
    static final class Blocks {
        private final SortedMap<Long, byte[]> blocks = new TreeMap<>();

        /** Marks an event of a locked block; false when it was marked before. */
        boolean mark(long sequence, EventKind kind) {
            byte[] block = Objects.requireNonNull(blocks.get(sequence / PER_BLOCK), "not locked");
            int at = (int) (sequence % PER_BLOCK);
            boolean fresh = (block[at] & kind.mark()) == 0;
            block[at] |= kind.mark();
            return fresh;
        }
    }

    /**
     * Locks the blocks of these tokens. A block without a row cannot be locked at READ COMMITTED: two settlers would both find
     * nothing, so each block gets its row first. A duplicate locks exclusively here; with {@code insert ignore} it would be
     * shared, and two settlers would deadlock at the select.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Blocks lock(Collection<Long> sequences) {
        Blocks blocks = new Blocks();
        TreeSet<Long> wanted = new TreeSet<>();
        sequences.forEach(sequence -> wanted.add(sequence / PER_BLOCK));
        for (List<Long> part : parts(List.copyOf(wanted))) {
            insert(part, _ -> new byte[0], "block = values(block)");
            jdbc.query("select block, marks from ads_seen where block in (%s) order by block for update"
                    .formatted(marks(part.size())), (ResultSet row) -> add(blocks, row), part.toArray());
        }
        return blocks;
    }

    private static void add(Blocks blocks, ResultSet row) throws SQLException {
        blocks.blocks.put(row.getLong("block"), Arrays.copyOf(row.getBytes("marks"), PER_BLOCK));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Blocks blocks) {
        for (List<Long> part : parts(List.copyOf(blocks.blocks.keySet()))) {
            insert(part, block -> blocks.blocks.getOrDefault(block, new byte[PER_BLOCK]),
                    "marks = values(marks), touched_at = values(touched_at)");
        }
    }

    private void insert(List<Long> part, Function<Long, byte[]> marks, String otherwise) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object> values = new ArrayList<>();
        part.forEach(block -> Collections.addAll(values, block, marks.apply(block), now));
        jdbc.update("insert into ads_seen (block, marks, touched_at) values " + "(?, ?, ?), ".repeat(part.size() - 1)
                + "(?, ?, ?) on duplicate key update " + otherwise, values.toArray());
    }

    private static List<List<Long>> parts(List<Long> keys) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += ROWS) {
            parts.add(keys.subList(from, Math.min(keys.size(), from + ROWS)));
        }
        return parts;
    }

    private static String marks(int count) {
        return "?, ".repeat(count - 1) + "?";
    }
}
