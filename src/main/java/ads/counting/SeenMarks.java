package ads.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was counted already: one byte per token, one bit per kind of event, in blocks of 1024 tokens. Exact. */
@Repository
class SeenMarks {
    static final int PER_BLOCK = 1024;
    private static final int ROWS = 200;

    private final JdbcTemplate jdbc;

    SeenMarks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
            jdbc.update("insert into ads_seen (block, marks) values " + "(?, ''), ".repeat(part.size() - 1)
                    + "(?, '') on duplicate key update block = values(block)", part.toArray());
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
            List<Object> values = new ArrayList<>();
            part.forEach(block -> {
                values.add(block);
                values.add(blocks.blocks.getOrDefault(block, new byte[PER_BLOCK]));
            });
            jdbc.update("insert into ads_seen (block, marks) values " + "(?, ?), ".repeat(part.size() - 1)
                    + "(?, ?) on duplicate key update marks = values(marks)", values.toArray());
        }
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
