package platform.crypto;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts what an older key of the ring wrote anew under the active one, while everything serves: small transactions, each
 * row only if it is still as it was read, so that somebody's change meanwhile stands. Stops and starts again anywhere; two
 * instances at once do the same work once. What no key of the ring reads it names, and leaves. When it says that nothing is
 * left, the old key may leave the ring.
 */
@Component
public class Reencryption {
    private static final Logger LOG = LoggerFactory.getLogger(Reencryption.class);

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final TransactionTemplate transaction;
    private final ObjectProvider<EncryptedTable> tables;
    private final SealClearTexts sealClearTexts;
    private final TableWalk walk;

    Reencryption(JdbcClient jdbc, FieldEncryption encryption, TransactionTemplate transaction,
            ObjectProvider<EncryptedTable> tables, SealClearTexts sealClearTexts) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.transaction = transaction;
        this.tables = tables;
        this.sealClearTexts = sealClearTexts;
        this.walk = new TableWalk(jdbc);
    }

    private record Cell(long id, String ciphertext) {}

    /** How many fields were encrypted anew, and how many are left that another than the active key encrypted. */
    record Outcome(long changed, long left) {
        private static final Outcome NONE = new Outcome(0, 0);

        private Outcome plus(Outcome more) {
            return new Outcome(changed + more.changed, left + more.left);
        }
    }

    /**
     * Every registered table, once a day in the night of Korea. What stands in clear where it is encrypted since is so first.
     * Then what an older key wrote is encrypted anew, and what no key reads is named. Columns that stood in clear before are
     * those with very many rows: they are looked through while the ring holds an older key, and not where nothing can come of
     * it. A column that fails keeps no other.
     *
     * @return how many fields are left that another than the active key encrypted; a column that failed counts as one
     */
    @Scheduled(cron = "${madang.crypto.reencryption-cron:0 40 3 * * *}", zone = "Asia/Seoul")
    public long runAll() {
        tables.stream().flatMap(table -> table.clearTexts().stream()).forEach(this::seal);
        boolean rotating = encryption.hasOlderKeys();
        long left = tables.stream().mapToLong(table -> (rotating ? table.columns() : table.neverInClear()).stream()
                .mapToLong(column -> left(table, column)).sum()).sum();
        if (left > 0) {
            LOG.error("{} fields at least are left that another than the active key encrypted", left);
        } else if (rotating) {
            LOG.info("Nothing is left that another than the active key encrypted");
        }
        return left;
    }

    private void seal(ClearText column) {
        try {
            sealClearTexts.run(column);
        } catch (RuntimeException e) {
            LOG.error("Not all that stands in clear in {}.{} was encrypted", column.table(), column.column(), e);
        }
    }

    private long left(EncryptedTable table, String column) {
        try {
            return run(table, column).left();
        } catch (RuntimeException e) {
            LOG.error("Not all of {}.{} was looked through for what an older key wrote", table.table(), column, e);
            return 1;
        }
    }

    /** Encrypts one column anew. */
    Outcome run(EncryptedTable table, String column) {
        Outcome outcome = walk.find(table.table(), table.idColumn(), stale(column), active())
                .map(ids -> run(table, column, ids)).reduce(Outcome.NONE, Outcome::plus);
        if (outcome.changed() > 0) {
            LOG.info("Encrypted {} rows of {}.{} under the active key", outcome.changed(), table.table(), column);
        }
        return outcome;
    }

    private Outcome run(EncryptedTable table, String column, List<Long> ids) {
        List<Cell> cells = stale(table, column, ids);
        long changed = transaction.execute(status -> rewrite(table, column, cells));
        // Somebody else may have encrypted one meanwhile: what is left is looked up.
        return new Outcome(changed, changed == cells.size() ? 0 : stale(table, column, ids).size());
    }

    private List<Cell> stale(EncryptedTable table, String column, List<Long> ids) {
        return jdbc
                .sql("select %2$s, %3$s from %1$s where %2$s in (:ids) and %4$s".formatted(table.table(),
                        table.idColumn(), column, stale(column)))
                .param("ids", ids).params(active())
                .query((row, number) -> new Cell(row.getLong(1), row.getString(2))).list();
    }

    private static String stale(String column) {
        return "%1$s is not null and %1$s not like :active".formatted(column);
    }

    private Map<String, String> active() {
        return Map.of("active", encryption.activePrefix() + "%");
    }

    private long rewrite(EncryptedTable table, String column, List<Cell> cells) {
        long changed = 0;
        for (Cell cell : cells) {
            FieldAddress address = new FieldAddress(table.table(), column, cell.id());
            try {
                String anew = encryption.encrypt(encryption.decrypt(cell.ciphertext(), address), address);
                changed += jdbc
                        .sql("update %1$s set %3$s = ? where %2$s = ? and %3$s = ?".formatted(table.table(),
                                table.idColumn(), column))
                        .params(anew, cell.id(), cell.ciphertext()).update();
            } catch (UnreadableCiphertext e) {
                LOG.error("{} of row {} of {} is left, a person has to decide: {}", column, cell.id(), table.table(),
                        e.getMessage());
            }
        }
        return changed;
    }
}
