package platform.security;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Checks what a member's device signed with the key it was bound with: ECDSA over P-256 and SHA-256 (ES256) over the UTF-8
 * bytes of a message that both sides build in the same way.
 */
public final class DeviceSignatures {
    private static final int P1363_LENGTH = 64;
    /** The field's prime 2^256 - 2^224 + 2^192 + 2^96 - 1 names the curve P-256. */
    private static final BigInteger P256 = BigInteger.TWO.pow(256).subtract(BigInteger.TWO.pow(224))
            .add(BigInteger.TWO.pow(192)).add(BigInteger.TWO.pow(96)).subtract(BigInteger.ONE);

    private DeviceSignatures() {}

    /**
     * Whether the device signed the message. Anything malformed is a no.
     *
     * @param publicKey X.509 SubjectPublicKeyInfo of a P-256 key, base64
     * @param signature base64url (padding optional) of either r‖s, 32 bytes each (IEEE P1363, as browsers and JOSE make
     *        it), or a DER sequence (as phones' key stores make it)
     */
    public static boolean verify(String publicKey, String message, String signature) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            Signature check = EcProvider
                    .signature(bytes.length == P1363_LENGTH ? "SHA256withECDSAinP1363Format" : "SHA256withECDSA");
            check.initVerify(key(publicKey));
            check.update(message.getBytes(UTF_8));
            return check.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether this is a key that a device can be bound with. */
    public static boolean isUsableKey(String publicKey) {
        try {
            key(publicKey);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static ECPublicKey key(String publicKey) throws GeneralSecurityException {
        ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        if (!(key.getParams().getCurve().getField() instanceof ECFieldFp field)
                || !field.getP().equals(P256)) {
            throw new IllegalArgumentException("Not a P-256 key");
        }
        return key;
    }
}
