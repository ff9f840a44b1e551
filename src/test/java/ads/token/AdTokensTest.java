package ads.token;

import java.time.Instant;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.campaign.Bid;
import ads.campaign.Placement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdTokensTest {
    private static final AdToken TOKEN = new AdToken(7, 11, 12, 13, 14, 15, 910, Instant.ofEpochSecond(1_795_750_000),
            Bid.Kind.CPC, Placement.BENEFIT_VIDEO, Os.IOS, AgeBand.FORTIES, Gender.FEMALE, true);

    private final AdTokens tokens = new AdTokens(List.of(key(1)));

    @Test
    void readsWhatItIssued() {
        assertThat(tokens.read(tokens.issue(TOKEN))).contains(TOKEN);
    }

    @Test
    void refusesATokenOfWhichAnyCharacterWasChanged() {
        String good = tokens.issue(TOKEN);
        for (int i = 0; i < good.length() - 1; i++) {
            char other = good.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(good.substring(0, i) + other + good.substring(i + 1))).as("at %d", i).isEmpty();
        }
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read(good.substring(1))).isEmpty();
        assertThat(tokens.read(good + "AAAA")).isEmpty();
        assertThat(tokens.read("한글")).isEmpty();
    }

    @Test
    void afterAKeyWasReplacedOldTokensAreStillGoodAndOthersAreNot() {
        String old = tokens.issue(TOKEN);
        assertThat(new AdTokens(List.of(key(2), key(1))).read(old)).contains(TOKEN);
        assertThat(new AdTokens(List.of(key(2))).read(old)).isEmpty();
    }

    private static SecretKey key(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
