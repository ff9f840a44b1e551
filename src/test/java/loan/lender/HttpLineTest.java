package loan.lender;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpServer;
import loan.dsr.Area;
import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.schedule.RepaymentMethod;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;
import platform.crypto.Sha256;
import platform.id.Tsid;
import platform.id.TypedIdModule;
import platform.money.Won;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The adapter speaks what docs/lender-api.yaml publishes. */
class HttpLineTest {
    private static final String SECRET = "a-secret-between-the-two-of-us-0123456789";
    private static final LenderId ID = new LenderId(7);
    private static final Lender LENDER = new Lender(ID, "은행", Sector.BANK, List.of());
    private static final LenderTerms TERMS = new LenderTerms("r-1", "C1", Won.of(10_000_000), Won.of(20_000_000),
            new BigDecimal("0.0485"), RateType.FIXED, 36, RepaymentMethod.EQUAL_INSTALMENTS, new BigDecimal("0.007"),
            Won.ZERO);

    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    private final JsonMapper json = JsonMapper.builder().addModule(new TypedIdModule()).build();
    private final List<String> received = new ArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile boolean signed;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
            signed = LenderSignature.isGood(SECRET, exchange.getRequestHeaders().getFirst(LenderSignature.TIME), body,
                    exchange.getRequestHeaders().getFirst(LenderSignature.SIGNATURE), Instant.now());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void signsTheQuestionAndReadsTheTerms() {
        answer = json.writeValueAsString(
                new LenderMessages.Answer(new Tsid(5), LenderMessages.Status.OFFERED, TERMS, null));

        assertThat(line().inquire(LENDER, inquiry(5))).isEqualTo(new LenderReply.Offered(TERMS));
        assertThat(signed).isTrue();
        assertThat(received).singleElement().asString().startsWith("/inquiries {").contains("\"requestId\":\"5\"")
                .contains("\"amount\":10000000");
    }

    @Test
    void knowsAnAnswerThatComesLater() {
        status = 202;
        assertThat(line().inquire(LENDER, inquiry(5))).isEqualTo(new LenderReply.Later());
    }

    @Test
    void takesNothingElseForAnAnswer() {
        answer = "{\"requestId\":\"6\",\"status\":\"DECLINED\",\"reason\":\"CREDIT\"}";
        assertThatThrownBy(() -> line().inquire(LENDER, inquiry(5))).isInstanceOf(LenderFault.class);
        answer = "{\"requestId\":\"5\",\"status\":\"OFFERED\"}";
        assertThatThrownBy(() -> line().inquire(LENDER, inquiry(5))).isInstanceOf(LenderFault.class);
        answer = "{\"status\":\"DECLINED\",\"reason\":\"CREDIT\"}";
        assertThatThrownBy(() -> line().inquire(LENDER, inquiry(5))).isInstanceOf(LenderFault.class);
        answer = "<html>";
        assertThatThrownBy(() -> line().inquire(LENDER, inquiry(5))).isInstanceOf(LenderFault.class);
        status = 500;
        assertThatThrownBy(() -> line().payOut(LENDER, new Tsid(5))).isInstanceOf(LenderFault.class);
    }

    @Test
    @Timeout(20)
    void doesNotWaitForAnAnswerThatDrips() {
        dripping("/payouts", () -> line(IMPATIENT).payOut(LENDER, new Tsid(5)));
    }

    @Test
    @Timeout(20)
    void doesNotWaitUntilTheDeadlineForADecisionThatDrips() {
        dripping("/applications", () -> line(IMPATIENT).apply(LENDER, request(Instant.now().plus(Duration.ofDays(3)))));
    }

    @Test
    void asksForNoDecisionThatNobodyWaitsFor() {
        assertThatThrownBy(() -> line().apply(LENDER, request(Instant.now().minusSeconds(1))))
                .isInstanceOf(LenderFault.class).hasMessageContaining("too late");
        assertThat(received).isEmpty();
    }

    @Test
    void handsAFileOverAndBelievesOnlyItsDigest() {
        LenderFile file = file("abc", Sha256.hex(bytes("abc")));
        answer = "{\"sha256\":\"" + file.attachment().sha256() + "\"}";
        line().handOver(LENDER, file);
        assertThat(received).singleElement().asString().startsWith("/attachments {").contains("\"requestId\":\"5\"")
                .contains("\"content\":\"YWJj\"");
        assertThat(signed).isTrue();

        answer = "{\"sha256\":\"" + Sha256.hex(bytes("ab")) + "\"}";
        assertThatThrownBy(() -> line().handOver(LENDER, file)).isInstanceOf(LenderFault.class)
                .hasMessageContaining("another file");
        status = 202;
        assertThatThrownBy(() -> line().handOver(LENDER, file)).isInstanceOf(LenderFault.class);
    }

    @Test
    void asksForADecision() {
        answer = json.writeValueAsString(
                new LenderMessages.Answer(new Tsid(5), LenderMessages.Status.OFFERED, TERMS, null));

        assertThat(line().apply(LENDER, request(Instant.now().plusSeconds(60))))
                .isEqualTo(new LenderReply.Offered(TERMS));
        assertThat(received).singleElement().asString().startsWith("/applications {").contains("\"requestId\":\"5\"");
    }

    private void dripping(String path, ThrowingCallable call) {
        CountDownLatch enough = new CountDownLatch(1);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(enough);
        });
        try {
            assertThatThrownBy(call).isInstanceOf(LenderFault.class);
        } finally {
            enough.countDown();
        }
    }

    @Test
    void readsNoMoreThanAnAnswerMayHave() {
        answer = "{\"paid\":true}" + " ".repeat(64 * 1024);
        assertThatThrownBy(() -> line().payOut(LENDER, new Tsid(5))).isInstanceOf(LenderFault.class);
    }

    @Test
    void asksToPayOut() {
        answer = "{\"paid\":true}";
        assertThat(line().payOut(LENDER, new Tsid(5))).isTrue();
        assertThat(received).containsExactly("/payouts {\"requestId\":\"5\"}");
    }

    @Test
    void theContractNamesWhatGoesOverTheWire() throws IOException {
        Map<String, Object> document = new Yaml().load(Files.readString(Path.of("docs/lender-api.yaml")));
        Map<String, Object> schemas = at(at(document, "components"), "schemas");
        for (Class<?> type : List.of(LenderInquiry.class, LoanRequest.class, LoanRequest.Document.class,
                LoanRequest.Attachment.class, LenderFile.class, LenderMessages.Received.class,
                LenderTerms.class, LenderMessages.Answer.class, LenderMessages.Payout.class,
                LenderMessages.PaidOut.class)) {
            Set<String> fields = at(at(schemas, type.getSimpleName()), "properties").keySet();
            assertThat(fields).as(type.getSimpleName()).containsExactlyElementsOf(
                    Arrays.stream(type.getRecordComponents()).map(each -> each.getName()).toList());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.get(key);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpLine line() {
        return line(Duration.ofSeconds(20));
    }

    private HttpLine line(Duration patience) {
        LenderSettings settings = new LenderSettings(LenderSettings.Line.HTTP, patience, patience, List.of());
        return new HttpLine(Map.of(ID, URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                new LenderSecrets(Map.of(ID, SECRET)), settings, json, Clock.systemUTC());
    }

    private static LenderFile file(String content, String sha256) {
        return new LenderFile(new Tsid(5), new LoanRequest.Attachment(new Tsid(6), "INCOME", "application/pdf",
                content.length(), sha256), Base64.getEncoder().encodeToString(bytes(content)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static LoanRequest request(Instant deadline) {
        return new LoanRequest(new Tsid(5), deadline, TERMS, List.of(), List.of());
    }

    private static LenderInquiry inquiry(long request) {
        return new LenderInquiry(new Tsid(request), Instant.now().plusSeconds(5), List.of("C1"), Won.of(10_000_000), 36,
                Won.of(50_000_000), Won.ZERO, Employment.EMPLOYED, Housing.OWNER, Area.CAPITAL);
    }
}
