package platform.crypto;

import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public IndexedField {
        Stream.of(table, idColumn, column, indexColumn).filter(name -> !NAME.matcher(name).matches()).findAny()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(name + " is not a name of a table or column");
                });
    }
}
