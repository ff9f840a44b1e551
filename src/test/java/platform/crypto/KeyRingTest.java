package platform.crypto;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyRingTest {
    @TempDir
    Path folder;

    @Test
    void isMadeOnceForADemoAndReadableByItsOwnerAlone() throws Exception {
        Path file = folder.resolve("data").resolve("key-ring");
        KeyRing first = source(null, null, file, false).load();
        KeyRing second = source(null, null, file, false).load();

        String stored = new FieldEncryption(first).encrypt("x", new FieldAddress("t", "c", 1));
        assertThat(new FieldEncryption(second).decrypt(stored, new FieldAddress("t", "c", 1))).isEqualTo("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isNeverMadeInProduction() {
        assertThatExceptionOfType(StartupRefused.class)
                .isThrownBy(() -> source(null, null, folder.resolve("key-ring"), true).load())
                .withMessageContaining("cannot be read").withMessageNotContaining("\n");
        assertThat(folder.resolve("key-ring")).doesNotExist();
    }

    @Test
    void isNotTakenFromADemoIntoProduction() {
        Path file = folder.resolve("key-ring");
        source(null, null, file, false).load();
        assertThatExceptionOfType(StartupRefused.class).isThrownBy(() -> source(file, null, file, true).load())
                .withMessageContaining("generated");
    }

    @Test
    void isTakenInProductionFromAFileOrFromTheEnvironment() throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(file, FieldEncryptionTest.keyRing("e2"));
        assertThat(source(file, null, file, true).load().active(KeyPurpose.ENCRYPTION).id()).isEqualTo("e2");
        assertThat(source(null, FieldEncryptionTest.keyRing("e1"), file, true).load().active(KeyPurpose.ENCRYPTION)
                .id()).isEqualTo("e1");
    }

    @Test
    void isRefusedWhenAKeyIsMissingOrBadWithoutShowingIt() {
        String good = FieldEncryptionTest.keyRing("e1");
        for (String bad : new String[]{"", good.replace("encryption.active=e1", "encryption.active=e9"),
                good.replace("index.i1=", "index.i2="), good.replace(FieldEncryptionTest.key('a'), "c2hvcnQ="),
                good.replace("encryption.e2", "encryption.E 2")}) {
            assertThatExceptionOfType(StartupRefused.class).isThrownBy(() -> KeyRing.parse(bad))
                    .withMessageNotContaining("c2hvcnQ=");
        }
    }

    @Test
    void neverShowsAKeyInItsText() {
        RootKey key = KeyRing.parse(FieldEncryptionTest.keyRing("e1")).active(KeyPurpose.ENCRYPTION);
        assertThat(key).hasToString("RootKey e1");
    }

    private static KeyRingSource source(Path file, String text, Path byDefault, boolean production) {
        return new KeyRingSource(new CryptoProperties(file, text), byDefault, production);
    }
}
