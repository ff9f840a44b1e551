package platform.crypto;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts what was written in clear before a column was encrypted, or by an instance of the release before, while everything
 * serves: small transactions, which wait for no row. Stops and starts again anywhere; two instances at once do the same work
 * once.
 */
@Component
class SealClearTexts {
    private static final Logger LOG = LoggerFactory.getLogger(SealClearTexts.class);

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final TransactionTemplate transaction;
    private final TableWalk walk;

    SealClearTexts(JdbcClient jdbc, FieldEncryption encryption, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.transaction = transaction;
        this.walk = new TableWalk(jdbc);
    }

    private record Cell(long id, String text) {}

    /**
     * Encrypts what stands in one column. What somebody has locked just then stays for the next time.
     *
     * @return how many texts were encrypted
     */
    long run(ClearText column) {
        long sealed = walk
                .find(column.table(), column.idColumn(), "octet_length(%s) > 0".formatted(column.column()), Map.of())
                .mapToLong(ids -> transaction.execute(status -> seal(column, ids))).sum();
        if (sealed > 0) {
            LOG.info("Encrypted {} texts of {}.{} that stood in clear", sealed, column.table(), column.column());
        }
        return sealed;
    }

    private long seal(ClearText column, List<Long> ids) {
        List<Cell> cells = jdbc
                .sql("select %2$s, %3$s from %1$s where %2$s in (:ids) and octet_length(%3$s) > 0 for update skip locked"
                        .formatted(column.table(), column.idColumn(), column.column()))
                .param("ids", ids).query((row, number) -> new Cell(row.getLong(1), row.getString(2))).list();
        cells.forEach(cell -> jdbc
                .sql("update %1$s set %4$s = :sealed, %3$s = :left where %2$s = :id".formatted(column.table(),
                        column.idColumn(), column.column(), column.sealedColumn()))
                .param("sealed", column.seal(cell.text(), cell.id(), encryption)).param("left", column.left())
                .param("id", cell.id()).update());
        return cells.size();
    }
}
