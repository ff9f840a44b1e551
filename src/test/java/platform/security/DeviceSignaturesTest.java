package platform.security;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import testing.TestMembers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeviceSignaturesTest {
    private static final String MESSAGE = "madang.pay.confirm.v1\n1\n2\n30000\nMONEY=30000";

    private final KeyPair keys = TestMembers.newKeys();
    private final String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());

    @Test
    void takesBothFormsOfASignature() throws Exception {
        assertThat(DeviceSignatures.verify(publicKey, MESSAGE, sign("SHA256withECDSAinP1363Format", keys))).isTrue();
        assertThat(DeviceSignatures.verify(publicKey, MESSAGE, sign("SHA256withECDSA", keys))).isTrue();
    }

    /** Else every payment would take ten times as long to check, and nobody would know. */
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void isCheckedByTheFasterLibraryWhereItLoads() throws Exception {
        assertThat(EcProvider.signature("SHA256withECDSA").getProvider().getName())
                .isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @Test
    void refusesAnotherMessage() throws Exception {
        String signature = sign("SHA256withECDSAinP1363Format", keys);
        assertThat(DeviceSignatures.verify(publicKey, MESSAGE.replace("30000", "30001"), signature)).isFalse();
    }

    @Test
    void refusesAnotherDevicesSignature() throws Exception {
        assertThat(DeviceSignatures.verify(publicKey, MESSAGE,
                sign("SHA256withECDSAinP1363Format", TestMembers.newKeys()))).isFalse();
    }

    @Test
    void refusesTheAllZeroSignatureOfCve202221449() {
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        assertThat(DeviceSignatures.verify(publicKey, MESSAGE, zeros)).isFalse();
    }

    @Test
    void refusesWhatIsMalformed() {
        for (String signature : new String[]{"", "%%%", "AAAA", "A".repeat(1000)}) {
            assertThat(DeviceSignatures.verify(publicKey, MESSAGE, signature)).isFalse();
        }
        assertThat(DeviceSignatures.verify("no key", MESSAGE, "AAAA")).isFalse();
    }

    @Test
    void refusesAKeyOfAnotherCurveOrKind() throws Exception {
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair other = p384.generateKeyPair();
        String otherKey = Base64.getEncoder().encodeToString(other.getPublic().getEncoded());
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024); // What is refused is the kind; a longer one takes seconds to find.
        String rsaKey = Base64.getEncoder().encodeToString(rsa.generateKeyPair().getPublic().getEncoded());

        assertThat(DeviceSignatures.verify(otherKey, MESSAGE, sign("SHA256withECDSA", other))).isFalse();
        assertThat(DeviceSignatures.isUsableKey(otherKey)).isFalse();
        assertThat(DeviceSignatures.isUsableKey(rsaKey)).isFalse();
        assertThat(DeviceSignatures.isUsableKey("AAAA")).isFalse();
        assertThat(DeviceSignatures.isUsableKey(publicKey)).isTrue();
    }

    private static String sign(String algorithm, KeyPair keys) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(MESSAGE.getBytes(UTF_8));
        return Base64.getUrlEncoder().encodeToString(signature.sign());
    }
}
