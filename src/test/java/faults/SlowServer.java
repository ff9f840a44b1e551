package faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Somebody outside over HTTP who answers everything with 200, as slowly as they are told to. */
final class SlowServer {
    private final HttpServer server;
    private final UnaryOperator<String> answers;
    private volatile Duration latency = Duration.ZERO;

    private SlowServer(HttpServer server, UnaryOperator<String> answers) {
        this.server = server;
        this.answers = answers;
    }

    /**
     * Ends with the process.
     *
     * @param answers to what was sent; JSON both
     */
    static SlowServer answering(UnaryOperator<String> answers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SlowServer slow = new SlowServer(server, answers);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", slow::answer);
            server.start();
            return slow;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void dawdle(Duration by) {
        latency = by;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = answers.apply(new String(exchange.getRequestBody().readAllBytes(), UTF_8)).getBytes(UTF_8);
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
