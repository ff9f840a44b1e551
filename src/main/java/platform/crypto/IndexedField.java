package platform.crypto;

import java.util.function.Function;

/**
 * An encrypted column with its blind index beside it, as a bean of the feature that owns the table: so that the index is made
 * anew after a rotation of its key. Null is left alone.
 *
 * @param idColumn the table's key, one {@code BIGINT}
 * @param column what {@link FieldEncryption} fills; it is an {@link EncryptedTable}'s too
 * @param indexColumn what {@link BlindIndex} fills
 * @param field the name that the index is made under
 * @param form in which the value is indexed
 */
public record IndexedField(String table, String idColumn, String column, String indexColumn, String field,
        Function<String, Normalised> form) {
    public IndexedField {
        EncryptedTable.requireNames(table, idColumn, column, indexColumn);
    }
}
