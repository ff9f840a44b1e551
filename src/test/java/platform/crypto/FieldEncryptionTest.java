package platform.crypto;

import java.util.Base64;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FieldEncryptionTest {
    private static final FieldAddress HERE = new FieldAddress("member_person", "phone", 7);

    private final FieldEncryption fields = TestCrypto.withNewKeys().fields();

    @Test
    void givesBackWhatWasEncrypted() {
        String stored = fields.encrypt("김마당 010-1234-5678", HERE);
        assertThat(stored).matches("[a-z0-9]{1,16}\\.[A-Za-z0-9_-]+").doesNotContain("1234");
        assertThat(fields.decrypt(stored, HERE)).isEqualTo("김마당 010-1234-5678");
        assertThat(fields.decrypt(fields.encrypt("", HERE), HERE)).isEmpty();
    }

    @Test
    void neverEncryptsTheSameValueToTheSameText() {
        assertThat(fields.encrypt("01012345678", HERE)).isNotEqualTo(fields.encrypt("01012345678", HERE));
    }

    @Test
    void doesNotDecryptInAnotherRowColumnOrTable() {
        String stored = fields.encrypt("01012345678", HERE);
        unreadable(stored, new FieldAddress("member_person", "phone", 8));
        unreadable(stored, new FieldAddress("member_person", "name", 7));
        unreadable(stored, new FieldAddress("member_device", "phone", 7));
    }

    @Test
    void doesNotDecryptWhatWasChanged() {
        String stored = fields.encrypt("01012345678", HERE);
        byte[] sealed = Base64.getUrlDecoder().decode(stored.substring(stored.indexOf('.') + 1));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            unreadable(stored.substring(0, stored.indexOf('.') + 1)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(changed), HERE);
        }
        for (String nonsense : new String[]{"", "e1", "e1.", "e1.AAAA", "e1.%%", "zz." + stored}) {
            unreadable(nonsense, HERE);
        }
    }

    @Test
    void readsWhatOlderKeysWroteAndWritesWithTheActiveOne() {
        String before = keyRing("e1");
        String stored = TestCrypto.with(before).fields().encrypt("01012345678", HERE);

        FieldEncryption rotated = TestCrypto.with(keyRing("e2")).fields();
        assertThat(rotated.decrypt(stored, HERE)).isEqualTo("01012345678");
        assertThat(rotated.encrypt("01012345678", HERE)).startsWith("e2.").startsWith(rotated.activePrefix());
    }

    private void unreadable(String stored, FieldAddress address) {
        assertThatExceptionOfType(UnreadableCiphertext.class).isThrownBy(() -> fields.decrypt(stored, address));
    }

    /** Two encryption keys, one of them active. */
    static String keyRing(String active) {
        return """
                encryption.active=%s
                encryption.e1=%s
                encryption.e2=%s
                index.active=i1
                index.i1=%s
                derivation.active=d1
                derivation.d1=%s
                """.formatted(active, key('a'), key('b'), key('c'), key('d'));
    }

    static String key(char repeated) {
        return Base64.getEncoder().encodeToString(String.valueOf(repeated).repeat(32).getBytes(UTF_8));
    }
}
