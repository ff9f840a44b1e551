package platform.demo;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import platform.id.TestIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DemoDrawsTest {
    private final DemoScale scale = new DemoScale(true, 7, 1000, 100, 20_000);

    @Test
    void drawsTheSameNameForTheSameSeedAndMember() {
        assertThat(KoreanNames.ofMember(scale, 12)).isEqualTo(KoreanNames.ofMember(scale, 12)).matches("[가-힣]{3}");
    }

    @Test
    void drawsKimAsOftenAsTheCensusFoundIt() {
        var surnames = LongStream.rangeClosed(1, 20_000).mapToObj(i -> KoreanNames.ofMember(scale, i).substring(0, 1))
                .collect(Collectors.groupingBy(surname -> surname, Collectors.counting()));
        assertThat(surnames.get("김") / 20_000.0).isBetween(0.22, 0.27);
        assertThat(surnames).hasSize(30);
    }

    @Test
    void keepsDemoIdsBelowIdsOfToday() {
        assertThat(DemoIds.isDemo(DemoIds.of(499, 1_000_000))).isTrue();
        assertThat(DemoIds.isDemo(TestIds.ofNodeZero().next())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> DemoIds.member(0));
    }

    @Test
    void holdsADeviceKeyPairThatFits() throws Exception {
        KeyFactory keys = KeyFactory.getInstance("EC");
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(DemoCredentials.DEVICE_PRIVATE_KEY))));
        signature.update(new byte[]{1});
        byte[] signed = signature.sign();
        signature.initVerify(keys
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(DemoCredentials.DEVICE_PUBLIC_KEY))));
        signature.update(new byte[]{1});
        assertThat(signature.verify(signed)).isTrue();
    }
}
