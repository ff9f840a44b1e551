package platform.web.idempotency;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.web.Problems;
import tools.jackson.databind.json.JsonMapper;

/** Turns answers into the bytes that are kept, and back. */
@Component
class AnswerForm {
    static final String REPLAYED = "Idempotent-Replayed";
    private static final Logger log = LoggerFactory.getLogger(AnswerForm.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final JsonMapper json;
    private final Problems problems;

    AnswerForm(JsonMapper json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    byte[] fingerprint(IdempotencyKey key, @Nullable Object body) {
        return key.fingerprint(body == null ? new byte[0] : json.writeValueAsBytes(body));
    }

    Answers.Answer of(ResponseEntity<?> response) {
        Object body = response.getBody();
        String location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        MediaType type = Objects.requireNonNullElse(response.getHeaders().getContentType(), MediaType.APPLICATION_JSON);
        return body == null
                ? new Answers.Answer(response.getStatusCode().value(), null, location, new byte[0])
                : new Answers.Answer(response.getStatusCode().value(), type.toString(), location,
                        json.writeValueAsBytes(body));
    }

    Answers.Answer of(DomainException refused) {
        var attributes = (ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
        return new Answers.Answer(refused.code().status().value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, null,
                problems.bytes(attributes.getRequest(), refused));
    }

    /** Refusals that would be the same however often one asks; what says when to come back would not. */
    static boolean isFinal(DomainException refused) {
        HttpStatus status = refused.code().status();
        boolean passing = refused.retryAfter() != null || refused.code() instanceof PlatformError;
        return !passing && switch (status) {
            case BAD_REQUEST, UNAUTHORIZED, TOO_MANY_REQUESTS -> false;
            default -> status.is4xxClientError();
        };
    }

    DomainException inProgress() {
        return DomainException.retryAfter(RETRY_AFTER, PlatformError.IDEMPOTENCY_KEY_IN_PROGRESS);
    }

    void requireSame(StoredAnswer stored, byte[] fingerprint) {
        if (!MessageDigest.isEqual(stored.fingerprint(), fingerprint)) {
            throw new DomainException(PlatformError.IDEMPOTENCY_KEY_REUSED);
        }
    }

    <T> ResponseEntity<T> replay(StoredAnswer stored, byte[] fingerprint) {
        requireSame(stored, fingerprint);
        Integer status = stored.status();
        if (status == null) {
            throw inProgress();
        }
        byte[] body = stored.body();
        return respond(new Answers.Answer(status, stored.contentType(), stored.location(),
                body == null ? new byte[0] : body), true);
    }

    /** The bytes go out as they are: Spring picks the converter by the body's own class, not by {@code T}. */
    @SuppressWarnings("unchecked")
    <T> ResponseEntity<T> respond(Answers.Answer answer, boolean replayed) {
        HttpHeaders headers = new HttpHeaders();
        if (answer.contentType() != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        if (answer.location() != null) {
            headers.set(HttpHeaders.LOCATION, answer.location());
        }
        if (replayed) {
            headers.set(REPLAYED, "true");
        }
        Object body = answer.body().length == 0 ? null : answer.body();
        return (ResponseEntity<T>) new ResponseEntity<>(body, headers, HttpStatus.valueOf(answer.status()));
    }

    static <T> ResponseEntity<T> markReplayed(ResponseEntity<T> response) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(response.getHeaders());
        headers.set(REPLAYED, "true");
        return new ResponseEntity<>(response.getBody(), headers, response.getStatusCode());
    }

    void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.warn("The outcome of an attempt outside is not known yet", e);
        }
    }
}
