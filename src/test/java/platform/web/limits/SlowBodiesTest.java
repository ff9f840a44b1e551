package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import testing.Api;
import testing.MadangTest;
import testing.RawHttp;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who sends their body byte by byte keeps nobody else away. */
@MadangTest
class SlowBodiesTest {
    private static final String JSON = "\r\nContent-Type: application/json";
    private static final String CAPITALS = "\r\nContent-Type: Application/JSON";
    private static final String FORM = "\r\nContent-Type: application/x-www-form-urlencoded";
    private static final String CHUNKED = "\r\nTransfer-Encoding: chunked";
    private static final String LENGTH = "\r\nContent-Length: 100";
    private static final String LARGE = "\r\nContent-Length: 100000";
    private static final String LOG_IN = "/v1/member/log-ins";
    private static final String QUOTE = "/v1/commerce/quotes";
    private static final String TRANSFER = "/v1/pay/transfers";
    /** More than there are for those of these routes. */
    private static final int MANY = 5;

    @LocalServerPort
    int port;
    @Autowired
    TestMembers members;

    @Autowired
    MeterRegistry meters;

    private String token = "";

    @BeforeEach
    void setUp() {
        token = members.join().bearer();
    }

    /** The server learns a little later that somebody is gone. */
    @AfterEach
    void nobodyIsWaitedForAnyMore() {
        await().until(() -> free("bodies") == 1_024 && free("long-bodies") == 64);
    }

    private double free(String places) {
        return meters.get("madang.admission.free").tag("places", places).gauge().value();
    }

    static Stream<List<String>> slowOnes() {
        return Stream.of(List.of(LOG_IN, JSON + LENGTH), List.of(LOG_IN, JSON + CHUNKED),
                List.of(LOG_IN, CAPITALS + LENGTH), List.of(LOG_IN, JSON + LARGE), List.of("/login", FORM + LENGTH),
                List.of("/login", FORM + CHUNKED), List.of(QUOTE, JSON + CHUNKED));
    }

    /** Four at a time have a place there. */
    @ParameterizedTest
    @MethodSource("slowOnes")
    void keepNobodyFromLoggingInOrBuying(List<String> slow) {
        String path = slow.getFirst();
        List<RawHttp.Slow> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(new RawHttp(port).begin(head(path, slow.getLast())));
        }
        Api.Answer quick = new RawHttp(port).send(head(path,
                (path.equals("/login") ? FORM : JSON) + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"));
        assertThat(quick.status()).as("what is wrong with it").isBetween(400, 499);
        all.forEach(RawHttp.Slow::close);
    }

    /** Also those that share transactions. */
    @Test
    void whatDoesNotComeInTimeIsRefusedAndTheConnectionEnded() {
        List<RawHttp.Slow> all = Stream.of(head(LOG_IN, JSON + LENGTH), head("/login", FORM + LENGTH))
                .map(new RawHttp(port)::open).toList();
        RawHttp.Slow chunked = new RawHttp(port).open(head(TRANSFER, JSON + CHUNKED));
        await().pollInterval(Duration.ofMillis(100)).until(() -> {
            all.stream().filter(each -> !each.isAnswered()).forEach(each -> each.sends(" "));
            if (!chunked.isAnswered()) {
                chunked.sends("1\r\n \r\n");
            }
            return chunked.isAnswered() && all.stream().allMatch(RawHttp.Slow::isAnswered);
        });
        long told = System.nanoTime();
        for (RawHttp.Slow each : Stream.concat(all.stream(), Stream.of(chunked)).toList()) {
            Api.Answer refused = each.lastAnswer();
            assertThat(refused.status()).isEqualTo(408);
            assertThat(refused.code()).isEqualTo("BODY_TOO_SLOW");
            assertThat(refused.headers().firstValue("Connection")).contains("close");
            each.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - told)).as("nobody waits for the rest")
                .isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void aBodyThatDoesNotSayHowLongItIsIsCounted() {
        try (RawHttp.Slow large = new RawHttp(port).begin(head(LOG_IN, JSON + CHUNKED + "\r\nConnection: close"))) {
            large.sends("100001\r\n" + "a".repeat(0x100001) + "\r\n0\r\n\r\n");
            Api.Answer refused = large.lastAnswer();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.code()).isEqualTo("BODY_TOO_LARGE");
        }
    }

    /** A browser that cannot send the rest may not read the answer. */
    @Test
    void aFileThatIsTooLargeIsReadToItsEnd() {
        int length = 11 << 20;
        Api.Answer refused = new RawHttp(port).send("POST /seller/products/sheets HTTP/1.1\r\nHost: localhost"
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n" + "a".repeat(length));
        assertThat(refused.status()).isEqualTo(413);
    }

    private String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + (path.startsWith("/v1/member") || path.equals("/login") ? "" : "Authorization: " + token + "\r\n")
                + "X-Test: slow" + headers;
    }
}
