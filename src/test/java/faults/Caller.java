package faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An app's side of the wire: sends, waits for some seconds, and takes whatever comes back or does not. */
final class Caller {
    /** Beyond what a request may take, so that what takes too long is seen to. */
    static final Duration PATIENCE = Duration.ofSeconds(8);
    /** Passing by their nature; 401 is a token that is over. */
    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);
    private static final Set<String> PASSING_CODES = Set.of("IDEMPOTENCY_KEY_IN_PROGRESS", "PAYMENT_NOT_PREPARED");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final String base;

    Caller(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** What came back; status 0 when nothing did, or not in time. */
    record Reply(int status, JsonNode body, String text, long began, long ended) {
        String code() {
            return body.path("code").asString("");
        }

        /** Whether the caller knows now what became of it. */
        boolean isKnown() {
            boolean refused = status / 100 == 4 && !PASSING.contains(status) && !PASSING_CODES.contains(code());
            return refused || (isDone() && !text.isEmpty());
        }

        boolean isDone() {
            return status / 100 == 2;
        }

        long nanos() {
            return ended - began;
        }
    }

    Reply get(String path, Map<String, String> headers) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET(), headers);
    }

    Reply post(String path, String body, Map<String, String> headers) throws InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)), headers);
    }

    private Reply send(HttpRequest.Builder request, Map<String, String> headers) throws InterruptedException {
        headers.forEach(request::header);
        request.header("Accept", "application/json").timeout(PATIENCE);
        long began = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), json(response.body()), response.body(), began, System.nanoTime());
        } catch (IOException e) {
            return new Reply(0, MissingNode.getInstance(), e.toString(), began, System.nanoTime());
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance();
        } catch (JacksonException cutOff) {
            return MissingNode.getInstance();
        }
    }
}
