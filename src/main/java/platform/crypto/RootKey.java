package platform.crypto;

import java.security.GeneralSecurityException;

import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** 256 bits that nothing uses directly: every use gets a key of its own, derived by HKDF-SHA256 (RFC 5869) from its name. */
final class RootKey {
    private final String id;
    private final byte[] bytes;

    RootKey(String id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes.clone();
    }

    String id() {
        return id;
    }

    SecretKey derive(String name, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm,
                    HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(("madang/" + name).getBytes(UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is part of the JDK since 25", e);
        }
    }

    /** Without the bytes: keys must not reach a log. */
    @Override
    public String toString() {
        return "RootKey " + id;
    }
}
