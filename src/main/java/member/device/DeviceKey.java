package member.device;

import member.error.MemberError;
import platform.security.DeviceSignatures;
import platform.web.DomainException;

/**
 * A device's public key with the proof that it holds the private half: its signature over the ticket of the verification
 * under way and the key itself. The ticket is ours, new, and good once, so the proof cannot be replayed.
 *
 * @param publicKey P-256, X.509 SubjectPublicKeyInfo, base64
 * @param deviceName what its owner recognises it by
 */
public record DeviceKey(String publicKey, String deviceName) {
    /** What the device signs. */
    public static String message(String ticket, String publicKey) {
        return "madang.member.device.v1\n" + ticket + "\n" + publicKey;
    }

    /**
     * The key, once the signature has shown that the device holds it.
     *
     * @throws DomainException {@link MemberError#DEVICE_KEY_INVALID} or {@link MemberError#DEVICE_PROOF_INVALID}
     */
    public static DeviceKey proved(String publicKey, String deviceName, String ticket, String signature) {
        if (!DeviceSignatures.isUsableKey(publicKey)) {
            throw new DomainException(MemberError.DEVICE_KEY_INVALID);
        }
        if (!DeviceSignatures.verify(publicKey, message(ticket, publicKey), signature)) {
            throw new DomainException(MemberError.DEVICE_PROOF_INVALID);
        }
        return new DeviceKey(publicKey, deviceName);
    }
}
