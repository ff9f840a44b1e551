package platform.webhook;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class WebhookSignatureTest {
    /** Made by: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_test. */
    private static final String KNOWN = "38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789";

    @Test
    void isTheHmacOfTimeAndBody() {
        assertThat(WebhookSignature.of(List.of("whsec_test"), Instant.ofEpochSecond(1_700_000_000L),
                "{\"a\":1}".getBytes(UTF_8))).isEqualTo("t=1700000000,v1=" + KNOWN);
    }

    @Test
    void hasOneOfEachSecretThatIsLive() {
        String both = WebhookSignature.of(List.of("whsec_new", "whsec_test"), Instant.ofEpochSecond(1_700_000_000L),
                "{\"a\":1}".getBytes(UTF_8));
        assertThat(both).matches("t=1700000000,v1=[0-9a-f]{64},v1=" + KNOWN);
    }
}
