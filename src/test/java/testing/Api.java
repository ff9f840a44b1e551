package testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** JSON over real HTTP, as an app speaks it: what comes back is looked at, never thrown. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    /** Long: on a slow machine the API document alone takes half a minute to make. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String base;

    public Api(int port) {
        this("http://localhost:" + port);
    }

    public Api(String base) {
        this.base = base;
    }

    /** An answer: status, headers, and the body as JSON (missing if there is none, a string if it is something else). */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {
        /** A value of the body by the names that lead to it, separated by slashes. */
        public String text(String path) {
            return body.at("/" + path).asString();
        }

        /** The code of a problem. */
        public String code() {
            return text("code");
        }
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /**
     * Any request.
     *
     * @param body written as JSON; null for none
     * @param headers names and values in turn
     */
    public Answer send(String method, String path, Object body, String... headers) {
        return sendText(method, path, body == null ? null : JSON.writeValueAsString(body), headers);
    }

    /**
     * Any request with any bytes.
     *
     * @param body as it is sent, be it JSON or not; null for none
     * @param headers names and values in turn; JSON is announced unless they say otherwise
     */
    public Answer sendText(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        request.method(method, body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !Arrays.asList(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode read = text.isBlank()
                    ? MissingNode.getInstance()
                    : json ? JSON.readTree(text) : StringNode.valueOf(text);
            return new Answer(response.statusCode(), read, response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
