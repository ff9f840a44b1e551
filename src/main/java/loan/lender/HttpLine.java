package loan.lender;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import platform.id.Tsid;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Lenders over HTTP, as {@code docs/lender-api.yaml} says. Both sides sign. */
final class HttpLine implements LenderLine {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int MOST_BYTES = 64 * 1024;
    /** For what is asked again anyway: nobody gains by waiting for a lender that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<LenderId, URI> addresses;
    private final LenderSecrets secrets;
    private final Duration latePatience;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient http;

    HttpLine(Map<LenderId, URI> addresses, LenderSecrets secrets, LenderSettings settings, JsonMapper json,
            Clock clock) {
        this.addresses = Map.copyOf(addresses);
        this.secrets = secrets;
        this.latePatience = settings.latePatience();
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public LenderReply inquire(Lender lender, LenderInquiry inquiry) {
        return answer(lender, "/inquiries", inquiry.requestId(), inquiry,
                left(inquiry.deadline()).plus(latePatience));
    }

    @Override
    public void handOver(Lender lender, LenderFile file) {
        HttpResponse<byte[]> response = acknowledged(lender, "/attachments", file);
        if (!file.attachment().sha256().equals(read(response, LenderMessages.Received.class).sha256())) {
            throw new LenderFault("received another file than it was sent");
        }
    }

    @Override
    public LenderReply apply(Lender lender, LoanRequest request) {
        Duration left = left(request.deadline());
        return answer(lender, "/applications", request.requestId(), request,
                left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
    }

    @Override
    public boolean payOut(Lender lender, Tsid application) {
        return read(acknowledged(lender, "/payouts", new LenderMessages.Payout(application)),
                LenderMessages.PaidOut.class).paid();
    }

    private HttpResponse<byte[]> acknowledged(Lender lender, String path, Object message) {
        HttpResponse<byte[]> response = post(lender, path, message, PATIENCE);
        if (response.statusCode() != OK) {
            throw new LenderFault("answers " + response.statusCode());
        }
        return response;
    }

    private Duration left(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }

    private LenderReply answer(Lender lender, String path, Tsid requestId, Object body, Duration patience) {
        if (!patience.isPositive()) {
            throw new LenderFault("is asked too late");
        }
        HttpResponse<byte[]> response = post(lender, path, body, patience);
        return switch (response.statusCode()) {
            case OK -> {
                LenderMessages.Answer answer = read(response, LenderMessages.Answer.class);
                if (!requestId.equals(answer.requestId())) {
                    throw new LenderFault("answers another request");
                }
                yield answer.reply();
            }
            case ACCEPTED -> new LenderReply.Later();
            default -> throw new LenderFault("answers " + response.statusCode());
        };
    }

    private HttpResponse<byte[]> post(Lender lender, String path, Object message, Duration patience) {
        byte[] body = json.writeValueAsBytes(message);
        String time = clock.instant().toString();
        String secret = Objects.requireNonNull(secrets.secrets().get(lender.id()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(addresses.get(lender.id()) + path))
                .header("Content-Type", "application/json").header(LenderSignature.TIME, time)
                .header(LenderSignature.SIGNATURE, LenderSignature.of(secret, time, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            // A time-out of the request would end with the head of the answer: its body may drip for ever.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new LenderFault("does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LenderFault("was not waited for", e);
        }
    }

    private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        try {
            return json.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new LenderFault("cannot be understood", e);
        }
    }
}
