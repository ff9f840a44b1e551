package pay.psp;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Requests to Toss Payments: the secret key as the user of Basic authentication, without a password, and an
 * {@code Idempotency-Key} on each that changes something.
 *
 * @see <a href="https://docs.tosspayments.com/reference/using-api/authorization">authorisation</a>
 * @see <a href="https://docs.tosspayments.com/reference/using-api/idempotency-key">idempotency keys: at most 300 characters,
 *     good for 15 days</a>
 */
public final class TossApi {
    private static final Logger log = LoggerFactory.getLogger(TossApi.class);
    private static final int MOST_BYTES = 256 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI url;
    private final String authorisation;
    private final Duration patience;
    private final HttpClient http;

    TossApi(PspSettings.Toss settings, String secretKey) {
        this.url = settings.url();
        this.authorisation = "Basic "
                + Base64.getEncoder().encodeToString((secretKey + ":").getBytes(StandardCharsets.UTF_8));
        this.patience = settings.patience();
        this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /**
     * What came back.
     *
     * @param status of HTTP; 0 when nothing came, or something that is no JSON object
     * @param body a missing node then
     */
    public record Reply(int status, JsonNode body) {
        static final Reply NONE = new Reply(0, MissingNode.getInstance());

        /** Whether it says what they have done, or have. */
        public boolean isSuccess() {
            return status == 200;
        }

        /** Whether the request itself was refused: what a 5xx says of it is not to be relied on. */
        boolean isRefusal() {
            return status >= 400 && status < 500;
        }

        /** Whether they say themselves that they failed. */
        boolean isFailure() {
            return status >= 500;
        }

        /** A text in the body; empty when there is none. */
        public String text(String pointer) {
            return body.at(pointer).asString("");
        }

        /** The error's code; empty when there is none. */
        String code() {
            return text("/code");
        }
    }

    /** Changes something there; without a key it may be done twice. */
    public Reply post(String path, @Nullable String idempotencyKey, Map<String, ?> body) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        BodyPublisher json = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        return send((idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey)).POST(json));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Looks at something there. */
    public Reply get(String path) {
        return send(request(path).GET());
    }

    /** A key of theirs as a part of a path. */
    static String segment(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", authorisation);
    }

    private Reply send(HttpRequest.Builder request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A payment service provider is called inside a transaction");
        }
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request.build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // A time-out of the request would end with the head of the answer: its body may drip for ever.
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            JsonNode body = response.body().length == 0
                    ? JSON.createObjectNode()
                    : JSON.readTree(response.body());
            return body.isObject() ? new Reply(response.statusCode(), body) : Reply.NONE;
        } catch (ExecutionException | TimeoutException | JacksonException e) {
            answer.cancel(true);
            log.warn("Toss Payments gave no answer that can be read: {}", e.getClass().getSimpleName());
            return Reply.NONE;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Reply.NONE;
        }
    }
}
