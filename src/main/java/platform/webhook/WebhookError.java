package platform.webhook;

import org.springframework.http.HttpStatus;
import platform.web.ErrorCode;

/** Refusals of what somebody wants with the endpoints that their systems are told at. */
public enum WebhookError implements ErrorCode {
    /** Neither https nor a host name, or with credentials. */
    WEBHOOK_URL_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how many there may be. */
    WEBHOOK_ENDPOINT_LIMIT_REACHED(HttpStatus.UNPROCESSABLE_CONTENT),
    WEBHOOK_ENDPOINT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It was given up: switch it on first. */
    WEBHOOK_ENDPOINT_OFF(HttpStatus.CONFLICT),
    /** Argument: how many deliveries may wait for an endpoint when more is replayed. */
    WEBHOOK_REPLAY_LIMIT_REACHED(HttpStatus.CONFLICT),
    WEBHOOK_DELIVERY_NOT_FOUND(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    WebhookError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
