package platform.crypto;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlindIndexTest {
    private final BlindIndex index = TestCrypto.with(FieldEncryptionTest.keyRing("e1")).blindIndex();

    @Test
    void findsAPhoneNumberHoweverItIsWritten() {
        for (String written : new String[]{"010-1234-5678", "010 1234 5678", "+82 10-1234-5678", "+82 010 1234 5678",
                "0082 10 1234 5678", "０１０１２３４５６７８"}) {
            assertThat(index.of("member.phone", Normalised.phone(written))).as(written)
                    .isEqualTo(index.of("member.phone", Normalised.phone("01012345678")));
        }
        assertThat(index.of("member.phone", Normalised.phone("01012345679")))
                .isNotEqualTo(index.of("member.phone", Normalised.phone("01012345678")));
    }

    @Test
    void findsATextWhateverItsCaseSpacesAndComposition() {
        assertThat(Normalised.text("  Kim  Madang ")).isEqualTo(Normalised.text("kim madang"));
        assertThat(Normalised.text("\u1100\u1175\u11B7")).as("decomposed jamo").isEqualTo(Normalised.text("김"));
    }

    @Test
    void tellsNothingAcrossFieldsOrKeyRings() {
        Normalised phone = Normalised.phone("01012345678");
        assertThat(index.of("member.phone", phone)).isNotEqualTo(index.of("pay.phone", phone)).hasSize(43);
        assertThat(index.of("member.phone", phone))
                .isNotEqualTo(TestCrypto.withNewKeys().blindIndex().of("member.phone", phone));
    }

    @Test
    void doesNotChangeWhenTheEncryptionKeyDoes() {
        Normalised phone = Normalised.phone("01012345678");
        assertThat(TestCrypto.with(FieldEncryptionTest.keyRing("e2")).blindIndex().of("member.phone", phone))
                .isEqualTo(index.of("member.phone", phone));
    }

    @Test
    void findsDuringARotationWhatWasStoredUnderTheOlderKey() {
        Normalised phone = Normalised.phone("01012345678");
        String rotated = FieldEncryptionTest.keyRing("e1").replace("index.active=i1",
                "index.active=i2\nindex.i2=" + FieldEncryptionTest.key('z'));
        BlindIndex after = TestCrypto.with(rotated).blindIndex();
        assertThat(after.candidates("member.phone", phone)).hasSize(2).contains(index.of("member.phone", phone))
                .startsWith(after.of("member.phone", phone));
    }

    @Test
    void derivesIndependentSecretsByName() {
        Secrets secrets = TestCrypto.with(FieldEncryptionTest.keyRing("e1")).secrets();
        Secrets elsewhere = TestCrypto.with(FieldEncryptionTest.keyRing("e2")).secrets();
        assertThat(secrets.hmacKey("web.cursor").getEncoded()).hasSize(32)
                .isEqualTo(elsewhere.hmacKey("web.cursor").getEncoded());
        assertThat(Arrays.equals(secrets.hmacKey("web.cursor").getEncoded(),
                secrets.hmacKey("audit.chain").getEncoded())).isFalse();
    }
}
