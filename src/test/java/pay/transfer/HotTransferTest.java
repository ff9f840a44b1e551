package pay.transfer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** The short way of transfers: nobody sees which way was taken, and one key is one transfer whichever it comes by. */
@MadangTest
class HotTransferTest {
    private static final String PATH = TransferController.PATH;
    /** Whatever has a query goes the ordinary way. */
    private static final String ORDINARY = PATH + "?ordinary";
    /** What no two answers share. */
    private static final List<String> OF_EACH_ANSWER = List.of("x-trace-id", "date", "location", "transfer-encoding",
            "content-length");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    MeterRegistry meters;

    private PayScene scene;
    private Api api;
    private TestMember sender;
    private TestMember recipient;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        api = new Api(port);
        sender = scene.memberWith(50_000);
        recipient = scene.member();
        assertThat(scene.api.balance(sender)).as("its token is verified").isEqualTo(50_000);
    }

    @Test
    void answersWithTheFieldsAndHeadersOfTheOrdinaryWay() {
        Api.Answer hot = hot(PATH, body(1_000), key());
        Api.Answer ordinary = ordinary(ORDINARY, body(1_000), key());
        assertThat(hot.status()).isEqualTo(201);
        assertThat(headers(hot)).isEqualTo(headers(ordinary));
        assertThat(hot.headers().firstValue("location").orElseThrow()).isEqualTo(PATH + "/" + hot.text("id"));
        assertThat(hot.body().propertyNames()).isEqualTo(ordinary.body().propertyNames());
        assertThat(scene.api.balance(recipient)).isEqualTo(2_000);
        scene.assertTheBooksAreRight();
    }

    @Test
    void oneKeyIsOneTransferWhicheverWayItComes() {
        String key = key();
        Api.Answer first = ordinary(ORDINARY, body(1_000), key);
        Api.Answer again = hot(PATH, body(1_000), key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(ordinary(ORDINARY, body(1_000), key).headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(hot(PATH, body(1_001), key).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(scene.api.balance(recipient)).isEqualTo(1_000);
    }

    @Test
    void aRefusalIsToldAndKeptAsOnTheOrdinaryWay() {
        String key = key();
        Api.Answer refused = hot(PATH, body(60_000), key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INSUFFICIENT_BALANCE");
        Api.Answer again = ordinary(ORDINARY, body(60_000), key);
        assertThat(again.code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(scene.api.balance(sender)).isEqualTo(50_000);
    }

    @Test
    void whatIsNotPlainGoesTheOrdinaryWay() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("to", "x", "amount", 1),
                Map.of("to", recipient.id().toString(), "amount", 0),
                Map.of("to", recipient.id().toString(), "amount", 1, "more", 1),
                Map.of("to", recipient.id().toString(), "amount", 1, "memo", "a\u0000"))) {
            assertThat(ordinary(PATH, wrong, key()).status()).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(ordinary(PATH, body(1_000), key(), TransferController.SIGNATURE, "x").code())
                .isEqualTo("DEVICE_SIGNATURE_INVALID");
        assertThat(api.post(PATH, body(1_000), "Authorization", sender.bearer()).code())
                .isEqualTo("IDEMPOTENCY_KEY_MISSING");
        assertThat(api.post(PATH, body(1_000), "Authorization", sender.bearer(), "Idempotency-Key", "x".repeat(301))
                .code()).isEqualTo("IDEMPOTENCY_KEY_INVALID");
        assertThat(scene.api.balance(recipient)).isZero();
    }

    private Map<String, Object> body(long amount) {
        return Map.of("to", recipient.id().toString(), "amount", amount);
    }

    private Api.Answer hot(String path, Object body, String key) {
        double before = served();
        Api.Answer answer = post(path, body, key);
        assertThat(served()).as("served the short way").isEqualTo(before + 1);
        return answer;
    }

    private Api.Answer ordinary(String path, Object body, String key, String... more) {
        double before = served();
        Api.Answer answer = post(path, body, key, more);
        assertThat(served()).as("served the short way").isEqualTo(before);
        return answer;
    }

    private Api.Answer post(String path, Object body, String key, String... more) {
        String[] headers = new String[4 + more.length];
        System.arraycopy(new String[]{"Authorization", sender.bearer(), "Idempotency-Key", key}, 0, headers, 0, 4);
        System.arraycopy(more, 0, headers, 4, more.length);
        return api.post(path, body, headers);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Nobody else sends meanwhile: test classes that share an application take turns. */
    private double served() {
        return meters.counter("madang.hot.served", "uri", PATH).count();
    }

    private static Map<String, List<String>> headers(Api.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(OF_EACH_ANSWER);
        return headers;
    }
}
