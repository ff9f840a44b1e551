package platform.security;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a device signs, at the least cost: a crowd's signatures are not to be what a drill is about. */
public final class TestSignatures {
    private TestSignatures() {}

    /** Base64url of r‖s. */
    public static String sign(PrivateKey key, String message) {
        try {
            Signature signature = EcProvider.signature("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(message.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
