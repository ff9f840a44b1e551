package platform.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example.com", "https://shop.example.com/hook?a=b",
            "HTTPS://shop.example.com:8443/x",
            "https://xn--9t4b11yi5a.example.kr/"})
    void letsHttpsToANameIn(String url) {
        assertThat(WebhookUrl.parse(url, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "http://shop.example.com", "ftp://shop.example.com", "https://localhost/",
            "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://[::1]/",
            "https://[::ffff:127.0.0.1]/", "https://user@shop.example.com/", "https://shop.example.com/#x",
            "https://shop.example.com:0/", "https://shop.example.com:70000/", "https:///x", "https://shop..com/",
            "https://shop.example.com/a b", "https://shop.example.com/\r\nX: y", "https://쇼핑.example.com/",
            "//shop.example.com",
            "file:///etc/passwd", "https://shop.example.com\\@127.0.0.1/"})
    void letsNothingElseInForRealPayments(String url) {
        assertThat(WebhookUrl.parse(url, false)).isEmpty();
    }

    @Test
    void letsADevelopersMachineInForTests() {
        assertThat(WebhookUrl.parse("http://127.0.0.1:3000/hook", true)).get()
                .satisfies(url -> assertThat(url.port()).isEqualTo(3000));
        assertThat(WebhookUrl.parse("http://localhost/hook", true)).isPresent();
        assertThat(WebhookUrl.parse("http://user@localhost/hook", true)).isEmpty();
        assertThat(WebhookUrl.parse("gopher://localhost/hook", true)).isEmpty();
    }

    @Test
    void saysWhatTheRequestAsksFor() {
        WebhookUrl url = WebhookUrl.parse("https://shop.example.com:8443/a/b?c=d", false).orElseThrow();
        assertThat(url.target()).isEqualTo("/a/b?c=d");
        assertThat(url.authority()).isEqualTo("shop.example.com:8443");
        WebhookUrl bare = WebhookUrl.parse("https://shop.example.com", false).orElseThrow();
        assertThat(bare.target()).isEqualTo("/");
        assertThat(bare.authority()).isEqualTo("shop.example.com");
        assertThat(bare.port()).isEqualTo(443);
    }
}
