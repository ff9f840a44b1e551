package platform.crypto;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A column whose texts stood in clear until a release, and the one beside it, named {@code <column>_sealed}, in which they are
 * encrypted since. The encrypted one holds as long as in the clear one stands what we leave there. Anything else there an
 * instance of the release before has written, whose word it is until {@link SealClearTexts} has come by.
 *
 * @param idColumn the table's key, one {@code BIGINT}
 * @param left what is left in the clear column of a text that is encrypted: null, or empty where the column, or a rule of its
 *     table, wants to know that there is one
 */
public record ClearText(String table, String idColumn, String column, @Nullable String left) {
    private static final Logger LOG = LoggerFactory.getLogger(ClearText.class);

    public ClearText {
        EncryptedTable.requireNames(table, idColumn, column);
    }

    public static ClearText leavingNull(String table, String idColumn, String column) {
        return new ClearText(table, idColumn, column, null);
    }

    public static ClearText leavingEmpty(String table, String idColumn, String column) {
        return new ClearText(table, idColumn, column, "");
    }

    public String sealedColumn() {
        return column + "_sealed";
    }

    /** What to write into the clear column. */
    public @Nullable String clear(@Nullable String text) {
        return text == null || text.isEmpty() ? text : left;
    }

    /** What to write into the encrypted one, of that row. */
    public @Nullable String seal(@Nullable String text, long id, FieldEncryption encryption) {
        return text == null || text.isEmpty() ? null : encryption.encrypt(text, address(id));
    }

    /**
     * The text of a row that both columns and the key were read of.
     *
     * @throws UnreadableCiphertext if it was not encrypted for this row, or its key is gone
     */
    public @Nullable String open(ResultSet row, FieldEncryption encryption) throws SQLException {
        return open(row.getString(column), row.getString(sealedColumn()), row.getLong(idColumn), encryption);
    }

    /**
     * The text of a row, or what is left in the clear column if nobody can read it, which is put on record: so that it keeps
     * nothing else of its row. Not of a text that is written anew with its row, which would be lost for good.
     */
    public @Nullable String openIfReadable(ResultSet row, FieldEncryption encryption) throws SQLException {
        return openIfReadable(row.getString(column), row.getString(sealedColumn()), row.getLong(idColumn), encryption);
    }

    /** The same. */
    public @Nullable String openIfReadable(@Nullable String clear, @Nullable String sealed, long id,
            FieldEncryption encryption) {
        try {
            return open(clear, sealed, id, encryption);
        } catch (UnreadableCiphertext e) {
            LOG.error("{} of row {} of {} is taken for none, a person has to decide: {}", sealedColumn(), id, table,
                    e.getMessage());
            return left;
        }
    }

    private @Nullable String open(@Nullable String clear, @Nullable String sealed, long id,
            FieldEncryption encryption) {
        return sealed != null && Objects.equals(clear, left) ? encryption.decrypt(sealed, address(id)) : clear;
    }

    private FieldAddress address(long id) {
        return new FieldAddress(table, sealedColumn(), id);
    }
}
