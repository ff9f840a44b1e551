package platform.crypto;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table with columns that {@link FieldEncryption} fills, as a bean of the feature that owns it: so that they are encrypted
 * anew after a rotation. Their ciphertexts are bound to {@code new FieldAddress(table, column, id)}; null is left alone.
 *
 * @param idColumn the table's key, one {@code BIGINT} or {@code INT}
 * @param columns all that are encrypted
 * @param clearTexts those that stood in clear before, whose old texts are encrypted too
 */
public record EncryptedTable(String table, String idColumn, List<String> columns, List<ClearText> clearTexts) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public EncryptedTable {
        columns = List.copyOf(columns);
        clearTexts = List.copyOf(clearTexts);
        requireNames(table, idColumn);
        requireNames(columns.toArray(String[]::new));
    }

    public static EncryptedTable of(String table, String idColumn, String... columns) {
        return new EncryptedTable(table, idColumn, List.of(columns), List.of());
    }

    /** The same with columns that take the place of these. */
    public EncryptedTable inPlaceOf(ClearText... texts) {
        List<String> all = Stream.concat(columns.stream(), Stream.of(texts).map(ClearText::sealedColumn)).toList();
        return new EncryptedTable(table, idColumn, all, List.of(texts));
    }

    /** The columns in whose place there was none in clear. */
    List<String> neverInClear() {
        List<String> inPlace = clearTexts.stream().map(ClearText::sealedColumn).toList();
        return columns.stream().filter(column -> !inPlace.contains(column)).toList();
    }

    static void requireNames(String... names) {
        Stream.of(names).filter(name -> !NAME.matcher(name).matches()).findAny().ifPresent(name -> {
            throw new IllegalArgumentException(name + " is not a name of a table or column");
        });
    }
}
