package platform.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testing.Haproxy;

import static org.assertj.core.api.Assertions.assertThat;

/** What the load balancer's configuration in {@code deploy/haproxy} does, before two instances that do as they are told. */
class HaproxyTest {
    private final Instance a = new Instance("a");
    private final Instance b = new Instance("b");
    private final HttpClient people = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Haproxy haproxy;

    /** What an instance would be to it. */
    private static final class Instance {
        final String name;
        final List<HttpExchange> seen = new CopyOnWriteArrayList<>();
        final HttpServer server;
        volatile int readiness = 200;
        volatile boolean dies;

        Instance(String name) {
            this.name = name;
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            server.createContext("/", this::answer);
            server.createContext("/actuator/health/readiness", exchange -> {
                exchange.sendResponseHeaders(readiness, -1);
                exchange.close();
            });
            server.start();
        }

        private void answer(HttpExchange exchange) throws IOException {
            seen.add(exchange);
            exchange.getRequestBody().readAllBytes();
            if (dies) {
                // The connection ends without a word, as with a process that is killed.
                exchange.close();
                return;
            }
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }

    @BeforeEach
    void starts(@TempDir Path folder) throws IOException {
        haproxy = Haproxy.before(List.of(a.server.getAddress().getPort(), b.server.getAddress().getPort()), folder);
    }

    @AfterEach
    void ends() {
        haproxy.close();
        people.close();
        a.server.stop(0);
        b.server.stop(0);
    }

    @Test
    void sendsNothingToAnInstanceThatSaysThatItIsNotReady() throws Exception {
        a.readiness = 503;
        haproxy.awaitServing(1);
        for (int i = 0; i < 10; i++) {
            assertThat(get("/v1/home").body()).isEqualTo("b");
        }
        a.readiness = 200;
        haproxy.awaitServing(2);

        b.readiness = 503;
        a.readiness = 503;
        haproxy.awaitServing(0);
        HttpResponse<String> nobody = get("/v1/home");
        assertThat(nobody.statusCode()).isEqualTo(503);
        assertThat(nobody.headers().firstValue("Retry-After")).contains("1");
        assertThat(nobody.body()).contains("TEMPORARILY_UNAVAILABLE");
    }

    @Test
    void repeatsAtTheOtherWhatWasNotAnsweredOnlyIfItCannotBeDoneTwice() throws Exception {
        a.dies = true;

        assertThat(until(200, request().POST(HttpRequest.BodyPublishers.ofString("{}")).header("Idempotency-Key", "k")))
                .isEqualTo(b.name);
        assertThat(until(200, request().GET())).isEqualTo(b.name);
        int seen = a.seen.size() + b.seen.size();
        int refused = 0;
        for (int i = 0; i < 4; i++) {
            refused += isAnswered(request().POST(HttpRequest.BodyPublishers.ofString("{}"))) ? 0 : 1;
        }
        assertThat(refused).as("those that the one that dies was sent").isPositive();
        assertThat(a.seen.size() + b.seen.size()).as("each reached one instance, once").isEqualTo(seen + 4);
    }

    @Test
    void sendsNothingMoreToAnInstanceThatIsDrained() throws Exception {
        haproxy.drain(0);
        for (int i = 0; i < 6; i++) {
            assertThat(get("/v1/home").body()).isEqualTo("b");
        }
        haproxy.takeBack(0);
        haproxy.awaitServing(2);
    }

    @Test
    void believesNoClientWhereItComesFromAndShowsNobodyHealthAndMetrics() throws Exception {
        HttpResponse<String> answer = send(request().GET().header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example").header("Forwarded", "for=6.6.6.6"));
        var headers = (answer.body().equals("a") ? a : b).seen.getLast().getRequestHeaders();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers).doesNotContainKeys("X-forwarded-host", "Forwarded");

        assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(get("/Actuator/health").statusCode()).isEqualTo(404);
        assertThat(get("/%61ctuator/health").statusCode()).as("however it is written").isEqualTo(404);
    }

    /** On a connection that has served before, nothing at all comes back. */
    private boolean isAnswered(HttpRequest.Builder request) throws Exception {
        try {
            return send(request).statusCode() == 200;
        } catch (IOException nothing) {
            return false;
        }
    }

    /** The body of an answer with that status, which each of some tries has; both instances have been tried by then. */
    private String until(int status, HttpRequest.Builder request) throws Exception {
        String body = "";
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> answer = send(request);
            assertThat(answer.statusCode()).isEqualTo(status);
            body = answer.body();
        }
        return body;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + haproxy.port() + path)).GET());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + haproxy.port() + "/v1/pay/transfers"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return people.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
