package pay.reconciliation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;

/** The files' lines, thousands in a transaction. */
@Repository
class ReconLines {
    private static final int AT_ONCE = 10_000;

    private final JdbcTemplate jdbc;
    private final RowInsert rows;
    private final TransactionTemplate transaction;

    ReconLines(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_recon_line", "file_id", "request_id", "kind", "line_no", "reference",
                "amount", "booked_at", "account");
        this.transaction = transaction;
    }

    /** Takes the lines of one file as they come. */
    final class Loading {
        private final long file;
        private final List<@Nullable Object[]> waiting = new ArrayList<>(AT_ONCE);

        private Loading(long file) {
            this.file = file;
        }

        void take(FileLine line) {
            waiting.add(new @Nullable Object[]{file, line.request(), line.kind(), line.number(), line.reference(),
                    line.amount(), line.at(), line.account()});
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        void flush() {
            transaction.executeWithoutResult(status -> rows.insert(waiting));
            waiting.clear();
        }
    }

    Loading load(ReconFile file) {
        return new Loading(file.id());
    }

    /** Removes what was loaded of a file; not in a transaction, since it may be much. */
    void remove(ReconFile file) {
        int removed;
        do {
            Integer some = transaction.execute(status -> removeSome(file));
            removed = some == null ? 0 : some;
        } while (removed == AT_ONCE);
    }

    private int removeSome(ReconFile file) {
        return jdbc.update("delete from pay_recon_line where file_id = ? limit " + AT_ONCE, file.id());
    }

    /** How many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int count(ReconFile file) {
        Integer count = jdbc.queryForObject("select count(*) from pay_recon_line where file_id = ?", Integer.class,
                file.id());
        return count == null ? 0 : count;
    }
}
