package faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
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

    private final Wire wire;

    Caller(int port) {
        this.wire = new Wire(port, PATIENCE);
    }

    /** What came back; status 0 when nothing did, or not in time. */
    record Reply(int status, JsonNode body, String text, long began, long ended) {
        /** As it has come right now. */
        static Reply of(Wire.Answer answer, long began) {
            return new Reply(answer.status(), json(answer.body()), answer.body(), began, System.nanoTime());
        }

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

        /** Turned away because of a crowd, before anything was done. */
        boolean isTurnedAway() {
            return status == 429 || (status == 503 && text.contains("\"OVERLOADED\""));
        }

        long nanos() {
            return ended - began;
        }
    }

    Reply get(String path, Map<String, String> headers) throws InterruptedException {
        return send("GET", path, headers, null);
    }

    Reply post(String path, String body, Map<String, String> headers) throws InterruptedException {
        return send("POST", path, headers, body);
    }

    private Reply send(String method, String path, Map<String, String> headers, @Nullable String body)
            throws InterruptedException {
        long began = System.nanoTime();
        try {
            return Reply.of(wire.send(method, path, headers, body), began);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return Reply.of(new Wire.Answer(0, e.toString()), began);
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
