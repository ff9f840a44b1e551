package platform.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class WebhookLineTest {
    private static final byte[] BODY = "{\"감귤\":1}".getBytes(UTF_8);
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("8.8.8.8");
    private static final Duration IMPATIENT = Duration.ofSeconds(1);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final Receiver receiver = new Receiver();
    private final List<InetSocketAddress> dialled = new ArrayList<>();

    @AfterEach
    void closes() {
        receiver.close();
    }

    @Test
    void postsTheBodyAndReadsTheStatus() {
        WebhookLine.Reply reply = line(InetAddress::getAllByName).post(url(receiver.url() + "?a=b"), true,
                Map.of("X-Test", "y"), BODY);
        assertThat(reply).isEqualTo(new WebhookLine.Reply(200, null));
        Receiver.Received got = receiver.received.getFirst();
        assertThat(got.body()).isEqualTo("{\"감귤\":1}");
        assertThat(got.path()).isEqualTo("/hook?a=b");
        assertThat(got.header("X-test")).isEqualTo("y");
        assertThat(got.header("Host")).isEqualTo("127.0.0.1:" + receiver.port());
    }

    @Test
    void followsNoRedirect() {
        receiver.status.set(302);
        WebhookLine.Reply reply = line(InetAddress::getAllByName).post(url(receiver.url()), true, Map.of(), BODY);
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.isGood()).isFalse();
        assertThat(receiver.received).hasSize(1);
    }

    @Test
    void callsNoNameThatLeadsHome() {
        WebhookLine line = line(_ -> new InetAddress[]{HERE});
        assertThat(line.post(live(), false, Map.of(), BODY).error()).isEqualTo(WebhookLine.Failure.ADDRESS_REFUSED);
        assertThat(dialled).isEmpty();
    }

    @Test
    void callsNoNameOfWhichOneAddressLeadsHome() {
        WebhookLine line = line(_ -> new InetAddress[]{PUBLIC, HERE});
        assertThat(line.post(live(), false, Map.of(), BODY).error()).isEqualTo(WebhookLine.Failure.ADDRESS_REFUSED);
        assertThat(dialled).isEmpty();
    }

    @Test
    void callsWhatWasCheckedThoughTheNameLeadsElsewhereAMomentLater() {
        AtomicInteger asked = new AtomicInteger();
        WebhookLine line = line(_ -> new InetAddress[]{asked.getAndIncrement() == 0 ? PUBLIC : HERE});
        assertThat(line.post(live(), false, Map.of(), BODY).error())
                .isIn(WebhookLine.Failure.TLS, WebhookLine.Failure.TIMEOUT);
        assertThat(asked).hasValue(1);
        assertThat(dialled).containsExactly(new InetSocketAddress(PUBLIC, 443));
        assertThat(line.post(live(), false, Map.of(), BODY).error()).as("looked at anew for each attempt")
                .isEqualTo(WebhookLine.Failure.ADDRESS_REFUSED);
    }

    @Test
    void callsNoCloudsSecretsInTestModeEither() {
        WebhookLine line = line(_ -> new InetAddress[]{InetAddress.ofLiteral("169.254.169.254")});
        assertThat(line.post(url("http://metadata.example.com/"), true, Map.of(), BODY).error())
                .isEqualTo(WebhookLine.Failure.ADDRESS_REFUSED);
    }

    @Test
    void saysWhenTheNameIsUnknownOrNobodyIsThere() {
        assertThat(line(host -> {
            throw new UnknownHostException(host);
        }).post(live(), false, Map.of(), BODY).error()).isEqualTo(WebhookLine.Failure.NAME_UNKNOWN);
        receiver.close();
        assertThat(line(InetAddress::getAllByName).post(url(receiver.url()), true, Map.of(), BODY).error())
                .isEqualTo(WebhookLine.Failure.CONNECTION);
    }

    @Test
    void givesUpOnOneWhoNeverAnswersAndOnOneWhoDrips() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, HERE)) {
            assertThat(line(InetAddress::getAllByName, IMPATIENT)
                    .post(url("http://127.0.0.1:" + silent.getLocalPort() + "/"),
                            true, Map.of(), BODY)
                    .error()).isIn(WebhookLine.Failure.TIMEOUT, WebhookLine.Failure.CONNECTION);
        }
        try (ServerSocket dripping = new ServerSocket(0, 5, HERE)) {
            Thread drip = Thread.ofVirtual().start(() -> drip(dripping));
            long begin = System.nanoTime();
            assertThat(line(InetAddress::getAllByName, IMPATIENT)
                    .post(url("http://127.0.0.1:" + dripping.getLocalPort() + "/"),
                            true, Map.of(), BODY)
                    .error()).isEqualTo(WebhookLine.Failure.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            drip.interrupt();
        }
    }

    @Test
    void takesNoEndlessLineForAnAnswer() throws IOException {
        try (ServerSocket babbling = new ServerSocket(0, 5, HERE)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = babbling.accept()) {
                    socket.getOutputStream().write("x".repeat(100_000).getBytes(UTF_8));
                } catch (IOException e) {
                    // The other side has heard enough.
                }
            });
            assertThat(line(InetAddress::getAllByName).post(url("http://127.0.0.1:" + babbling.getLocalPort() + "/"),
                    true, Map.of(), BODY).error()).isEqualTo(WebhookLine.Failure.NOT_HTTP);
        }
    }

    /** A byte every tenth of a second: each read succeeds in time, the answer never ends. */
    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (!Thread.currentThread().isInterrupted()) {
                socket.getOutputStream().write('H');
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException e) {
            // The other side has given up.
        }
    }

    private static WebhookUrl url(String text) {
        return WebhookUrl.parse(text, true).orElseThrow();
    }

    private static WebhookUrl live() {
        return WebhookUrl.parse("https://shop.example.com/hook", false).orElseThrow();
    }

    /** Whatever it dials, the receiver here takes it, which speaks no TLS. */
    private WebhookLine line(WebhookLine.Names names) {
        return line(names, Duration.ofSeconds(20));
    }

    private WebhookLine line(WebhookLine.Names names, Duration patience) {
        return new WebhookLine(names, (address, millis) -> {
            dialled.add(address);
            Socket socket = new Socket();
            socket.connect(address.getAddress().isLoopbackAddress()
                    ? address
                    : new InetSocketAddress(HERE, receiver.port()), millis);
            return socket;
        }, patience);
    }
}
