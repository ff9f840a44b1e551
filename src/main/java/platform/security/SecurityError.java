package platform.security;

import org.springframework.http.HttpStatus;
import platform.web.ErrorCode;

/** Refusals of who calls, and of whether they may. */
public enum SecurityError implements ErrorCode {
    /** Not a token of ours, or meant for somebody else; says no more on purpose. */
    TOKEN_INVALID(HttpStatus.UNAUTHORIZED),
    /** The token's five minutes are over: refresh it. */
    TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED),
    /** Issued in the future: a clock is wrong by more than the tolerance. */
    TOKEN_NOT_YET_VALID(HttpStatus.UNAUTHORIZED),
    /** Log-out, a revoked device, or a member who may not act any more. */
    TOKEN_REVOKED(HttpStatus.UNAUTHORIZED),
    /** Not a secret key of ours; says no more on purpose. */
    SECRET_KEY_INVALID(HttpStatus.UNAUTHORIZED),
    /** The secret key was revoked, or another has taken its place. */
    SECRET_KEY_REVOKED(HttpStatus.UNAUTHORIZED),
    /** Not signed by a key of ours, or not what was signed; says no more on purpose. */
    SIGNATURE_INVALID(HttpStatus.UNAUTHORIZED),
    /** Signed more than five minutes ago, or in the future: a clock is wrong. */
    SIGNATURE_OLD(HttpStatus.UNAUTHORIZED),
    /** The form's CSRF token is missing or old: load the page again. */
    CSRF_TOKEN_INVALID(HttpStatus.FORBIDDEN);

    private final HttpStatus status;

    SecurityError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
