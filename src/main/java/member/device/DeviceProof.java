package member.device;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A device as it presents itself in a request.
 *
 * @param name what its owner recognises it by
 * @param publicKey P-256, X.509 SubjectPublicKeyInfo, base64
 * @param signature ES256 over {@code madang.member.device.v1\n{ticket}\n{publicKey}}, base64url
 */
public record DeviceProof(
        @NotNull @Pattern(regexp = "^[\\p{L}\\p{N}]([\\p{L}\\p{N} ._()'-]*)$") @Size(max = 60) String name,
        @NotNull @Pattern(regexp = "^[A-Za-z0-9+/]+={0,2}$") @Size(max = 200) String publicKey,
        @NotNull @Pattern(regexp = DeviceProof.SIGNATURE) @Size(max = 120) String signature) {
    /** base64url. */
    public static final String SIGNATURE = "^[A-Za-z0-9_-]+={0,2}$";

    /** The key, once the signature has shown that the device holds it. */
    public DeviceKey proved(String ticket) {
        return DeviceKey.proved(publicKey, name, ticket, signature);
    }
}
