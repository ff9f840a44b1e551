package platform.crypto;

import java.security.SecureRandom;

/** The package's beans on a key ring of their own, for tests without Spring. */
public final class TestCrypto {
    private final KeyRing ring;

    private TestCrypto(KeyRing ring) {
        this.ring = ring;
    }

    public static TestCrypto withNewKeys() {
        return with(KeyRing.generate(new SecureRandom()));
    }

    /** New keys, in the midst of a rotation of that of indexes. */
    public static TestCrypto inARotation() {
        return with(KeyRing.generate(new SecureRandom()).replace("index.active=i1",
                "index.active=i2\nindex.i2=" + FieldEncryptionTest.key('z')));
    }

    public static TestCrypto with(String keyRing) {
        return new TestCrypto(KeyRing.parse(keyRing));
    }

    public FieldEncryption fields() {
        return new FieldEncryption(ring);
    }

    public BlindIndex blindIndex() {
        return new BlindIndex(ring);
    }

    public Secrets secrets() {
        return new Secrets(ring);
    }

    KeyRing ring() {
        return ring;
    }
}
