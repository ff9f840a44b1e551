package platform.crypto;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table with columns that {@link FieldEncryption} fills, as a bean of the feature that owns it: so that they are encrypted
 * anew after a rotation. Their ciphertexts are bound to {@code new FieldAddress(table, column, id)}; null is left alone.
 *
 * @param idColumn the table's key, one {@code BIGINT} or {@code INT}
 */
public record EncryptedTable(String table, String idColumn, List<String> columns) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public EncryptedTable {
        columns = List.copyOf(columns);
        Stream.concat(Stream.of(table, idColumn), columns.stream()).filter(name -> !NAME.matcher(name).matches())
                .findAny().ifPresent(name -> {
                    throw new IllegalArgumentException(name + " is not a name of a table or column");
                });
    }

    public static EncryptedTable of(String table, String idColumn, String... columns) {
        return new EncryptedTable(table, idColumn, List.of(columns));
    }
}
