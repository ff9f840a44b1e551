package platform.web;

import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpHeaders;

/** What to answer instead of a result. */
record Refusal(ErrorCode code, List<Object> arguments, List<Problem.FieldProblem> errors, HttpHeaders headers) {
    static Refusal of(ErrorCode code) {
        return new Refusal(code, List.of(), List.of(), new HttpHeaders());
    }

    static Refusal of(ErrorCode code, HttpHeaders headers) {
        return new Refusal(code, List.of(), List.of(), headers);
    }

    static Refusal of(DomainException refused) {
        HttpHeaders headers = new HttpHeaders();
        Duration retryAfter = refused.retryAfter();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
        }
        return new Refusal(refused.code(), refused.arguments(), List.of(), headers);
    }

    static Refusal ofFields(ErrorCode code, List<Problem.FieldProblem> errors) {
        return new Refusal(code, List.of(), errors, new HttpHeaders());
    }
}
