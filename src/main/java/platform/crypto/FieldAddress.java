package platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where an encrypted field is stored. It is bound into the ciphertext, so that one copied into another row, column or table
 * does not decrypt there.
 *
 * @param row the row's id; a row whose id changes must be encrypted anew
 */
public record FieldAddress(String table, String column, long row) {
    byte[] associatedData() {
        return (table + '\n' + column + '\n' + row).getBytes(UTF_8);
    }
}
