package platform.crypto;

import java.util.List;

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
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final TransactionTemplate transaction;
    private final ObjectProvider<EncryptedTable> tables;
    private final SealClearTexts sealClearTexts;

    Reencryption(JdbcClient jdbc, FieldEncryption encryption, TransactionTemplate transaction,
            ObjectProvider<EncryptedTable> tables, SealClearTexts sealClearTexts) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.transaction = transaction;
        this.tables = tables;
        this.sealClearTexts = sealClearTexts;
    }

    private record Cell(long id, String ciphertext) {}

    /**
     * Every registered table, once a day in the night of Korea. What stands in clear where it is encrypted since is so first:
     * one scan of each such column when there is nothing to do. As long as the ring holds an older key, what that wrote is
     * encrypted anew: two scans of each column. There are too many rows for that where nothing can come of it.
     *
     * @return how many fields are left that another than the active key encrypted
     */
    @Scheduled(cron = "${madang.crypto.reencryption-cron:0 40 3 * * *}", zone = "Asia/Seoul")
    public long runAll() {
        tables.stream().flatMap(table -> table.clearTexts().stream()).forEach(sealClearTexts::run);
        if (!encryption.hasOlderKeys()) {
            return 0;
        }
        long left = tables.stream().mapToLong(table -> {
            run(table);
            return left(table);
        }).sum();
        if (left == 0) {
            LOG.info("Nothing is left that another than the active key encrypted");
        } else {
            LOG.error("{} fields are left that another than the active key encrypted", left);
        }
        return left;
    }

    private long left(EncryptedTable table) {
        return table.columns().stream().mapToLong(column -> jdbc
                .sql("select count(*) from %s where %2$s is not null and %2$s not like ?".formatted(table.table(),
                        column))
                .param(encryption.activePrefix() + "%").query(Long.class).single()).sum();
    }

    /**
     * Encrypts one table anew.
     *
     * @return how many fields were changed
     */
    public long run(EncryptedTable table) {
        return table.columns().stream().mapToLong(column -> run(table, column)).sum();
    }

    private long run(EncryptedTable table, String column) {
        long changed = 0;
        long after = Long.MIN_VALUE;
        List<Cell> stale;
        do {
            long from = after;
            stale = jdbc
                    .sql("select %2$s, %3$s from %1$s where %2$s > ? and %3$s is not null and %3$s not like ? order by %2$s limit %4$d"
                            .formatted(table.table(), table.idColumn(), column, BATCH))
                    .params(from, encryption.activePrefix() + "%")
                    .query((row, number) -> new Cell(row.getLong(1), row.getString(2))).list();
            List<Cell> batch = stale;
            if (!batch.isEmpty()) {
                changed += transaction.execute(status -> rewrite(table, column, batch));
                after = batch.getLast().id();
            }
        } while (stale.size() == BATCH);
        if (changed > 0) {
            LOG.info("Encrypted {} rows of {}.{} under the active key", changed, table.table(), column);
        }
        return changed;
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
