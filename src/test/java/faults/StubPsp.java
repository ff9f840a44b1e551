package faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A payment service provider over HTTP that registers any card, as slowly as it is told to. */
final class StubPsp {
    private final HttpServer server;
    private volatile Duration latency = Duration.ZERO;

    private StubPsp(HttpServer server) {
        this.server = server;
    }

    /** Ends with the process. */
    static StubPsp start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StubPsp stub = new StubPsp(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", stub::answer);
            server.start();
            return stub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    void dawdle(Duration by) {
        latency = by;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = """
                {"billingKey":"key-%d","customerKey":"any","method":"카드","card":{"issuerCode":"41","acquirerCode":"41","number":"43301234****123*","cardType":"신용","ownerType":"개인"}}"""
                .formatted(System.nanoTime()).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
