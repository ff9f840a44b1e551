package platform.web;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import testing.Api;
import testing.MadangTest;
import testing.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** What no HTTP client would send is refused in the form of all other refusals, and tells nothing about the server. */
@MadangTest
class RawRequestsTest {
    private static final String END = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    @LocalServerPort
    int port;

    static Stream<String> requests() {
        return Stream.of("GARBAGE\r\n\r\n", "\u0016\u0003\u0001\u0002\r\n\r\n", "GET /v1/{bad HTTP/1.1" + END,
                "GET /%zz HTTP/1.1" + END, "GET /a%2fb HTTP/1.1" + END, "GET /a\u0001b HTTP/1.1" + END,
                "GET / HTTP/9.9" + END, "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nBad Header: x" + END, "GET / HTTP/1.1\r\nX: a\u0000b" + END,
                "GET / HTTP/1.1\r\nX: " + "a".repeat(20_000) + END, "GET /" + "a".repeat(20_000) + " HTTP/1.1" + END,
                "GET / HTTP/1.1" + "\r\nX: a".repeat(200) + END, "TRACE / HTTP/1.1" + END, "FOO / HTTP/1.1" + END,
                "CONNECT localhost:443 HTTP/1.1" + END, "GET //ops HTTP/1.1" + END, "GET /ops;x=1 HTTP/1.1" + END,
                "GET /..;/ops HTTP/1.1" + END, "GET /../../etc/passwd HTTP/1.1" + END,
                "GET http://[bad/ HTTP/1.1" + END, "POST /login HTTP/1.1\r\nTransfer-Encoding: xchunked" + END,
                "POST /v1/member/sign-ups HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked"
                        + END + "zz\r\n{}\r\n0\r\n\r\n",
                "POST /v1/member/sign-ups HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 5\r\n"
                        + "Content-Length: 6" + END + "{}",
                "POST /v1/member/sign-ups HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: -5" + END,
                "POST /v1/member/sign-ups HTTP/1.1\r\nContent-Type: \u00e9\u0007" + END,
                "POST /v1/member/sign-ups HTTP/1.1\r\nExpect: miracles" + END);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isRefusedInOneForm(String request) {
        Api.Answer answer = new RawHttp(port).send(request);
        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 599).isNotEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.code()).isNotEmpty();
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(new RawHttp(port).sendText(request)).doesNotContainIgnoringCase("tomcat", "apache", "exception",
                "\tat ", "\r\nserver:");
    }
}
