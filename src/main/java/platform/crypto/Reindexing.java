package platform.crypto;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes blind indexes anew under the active key, while everything serves: look-ups go by {@link BlindIndex#candidates} and
 * find a row before and after. Small transactions, each row only if its index is still as it was read. Stops and starts again
 * anywhere; two instances at once do the same work once. When a run changes nothing, the old key may leave the ring.
 */
@Component
public class Reindexing {
    private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final BlindIndex index;
    private final TransactionTemplate transaction;
    private final ObjectProvider<IndexedField> fields;

    Reindexing(JdbcClient jdbc, FieldEncryption encryption, BlindIndex index, TransactionTemplate transaction,
            ObjectProvider<IndexedField> fields) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.index = index;
        this.transaction = transaction;
        this.fields = fields;
    }

    private record Entry(long id, String ciphertext, String index) {}

    /** Every registered field, once a day in the night of Korea, as long as the ring holds an older key. One that fails keeps no other. */
    @Scheduled(cron = "${madang.crypto.reindexing-cron:0 50 3 * * *}", zone = "Asia/Seoul")
    public void runAll() {
        if (index.hasOlderKeys()) {
            fields.forEach(this::runAlone);
        }
    }

    private void runAlone(IndexedField field) {
        try {
            run(field);
        } catch (RuntimeException e) {
            LOG.error("Not all indexes of {}.{} were made anew", field.table(), field.indexColumn(), e);
        }
    }

    /**
     * Makes one field's indexes anew. An index does not tell which key made it, so every row is looked at.
     *
     * @return how many were changed
     */
    public long run(IndexedField field) {
        long changed = 0;
        long after = Long.MIN_VALUE;
        List<Entry> batch;
        do {
            batch = read(field, after);
            List<Entry> entries = batch;
            if (!entries.isEmpty()) {
                changed += transaction.execute(status -> rewrite(field, entries));
                after = entries.getLast().id();
            }
        } while (batch.size() == BATCH);
        if (changed > 0) {
            LOG.info("Made {} indexes of {}.{} anew under the active key", changed, field.table(), field.indexColumn());
        }
        return changed;
    }

    private List<Entry> read(IndexedField field, long after) {
        return jdbc
                .sql("select %2$s, %3$s, %4$s from %1$s where %2$s > ? and %4$s is not null order by %2$s limit %5$d"
                        .formatted(field.table(), field.idColumn(), field.column(), field.indexColumn(), BATCH))
                .param(after)
                .query((row, number) -> new Entry(row.getLong(1), row.getString(2), row.getString(3))).list();
    }

    private long rewrite(IndexedField field, List<Entry> entries) {
        return entries.stream().filter(entry -> rewrite(field, entry)).count();
    }

    private boolean rewrite(IndexedField field, Entry entry) {
        try {
            String plain = encryption.decrypt(entry.ciphertext(),
                    new FieldAddress(field.table(), field.column(), entry.id()));
            String anew = index.of(field.field(), field.form().apply(plain));
            return !anew.equals(entry.index()) && jdbc
                    .sql("update %1$s set %3$s = ? where %2$s = ? and %3$s = ?".formatted(field.table(),
                            field.idColumn(), field.indexColumn()))
                    .params(anew, entry.id(), entry.index()).update() == 1;
        } catch (UnreadableCiphertext e) {
            LOG.error("The index of {} of row {} of {} stays, a person has to decide: {}", field.column(), entry.id(),
                    field.table(), e.getMessage());
            return false;
        } catch (DuplicateKeyException e) {
            // While instances still wrote under different keys, two got in that the unique key would have kept apart.
            LOG.error("Row {} of {} has the same {} as another row: a person has to decide", entry.id(), field.table(),
                    field.column());
            return false;
        }
    }
}
