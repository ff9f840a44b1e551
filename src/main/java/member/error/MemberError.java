package member.error;

import org.springframework.http.HttpStatus;
import platform.web.ErrorCode;

/** What the member module refuses. */
public enum MemberError implements ErrorCode {
    /** Too often by this phone, device or address; Retry-After says when again. */
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
    /** The gateway for short messages does not answer. */
    SMS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** Too many PINs and passwords are being checked at this moment. */
    CHECKS_OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
    /** The ticket is unknown, used, run out, or was tried too often: start anew. */
    TICKET_OVER(HttpStatus.CONFLICT),
    /** The code is wrong. */
    CODE_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The code has not been verified yet. */
    CODE_NOT_VERIFIED(HttpStatus.CONFLICT),
    /** The phone that was just proved belongs to a member: log in. */
    ALREADY_MEMBER(HttpStatus.CONFLICT),
    /** The phone that was just proved belongs to nobody: sign up. */
    NOT_A_MEMBER(HttpStatus.CONFLICT),
    /** Like 111111, 123456 or a part of the phone number. */
    PIN_TRIVIAL(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The proof that was demanded besides the code is not there: {@code DEVICE} or {@code IDENTITY}. */
    PROOF_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The phone that was just proved belongs to a member: this one, or another. */
    PHONE_TAKEN(HttpStatus.CONFLICT),
    PIN_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too many wrong PINs; Retry-After says when again. */
    PIN_LOCKED(HttpStatus.TOO_MANY_REQUESTS),
    /** Not the public half of a P-256 key. */
    DEVICE_KEY_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The signature does not prove that the device has the private half. */
    DEVICE_PROOF_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    DEVICE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Phone, PIN, device, challenge or signature: which of them is not said. */
    LOG_IN_REFUSED(HttpStatus.UNAUTHORIZED),
    /** The refresh token is unknown, run out, used before, or its log-in has ended. */
    REFRESH_REFUSED(HttpStatus.UNAUTHORIZED),
    TERMS_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** A consent without which nobody can be a member is missing. */
    CONSENT_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The terms have a newer version: show that. */
    CONSENT_OUTDATED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A required consent ends with the membership only. */
    CONSENT_REQUIRED(HttpStatus.CONFLICT),
    /** The identity service does not confirm that the name belongs to the phone. */
    IDENTITY_NOT_CONFIRMED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The person has another membership that is verified. */
    IDENTITY_TAKEN(HttpStatus.CONFLICT),
    IDENTITY_ALREADY_VERIFIED(HttpStatus.CONFLICT),
    IDENTITY_SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    LEAVE_ALREADY_REQUESTED(HttpStatus.CONFLICT),
    LEAVE_NOT_REQUESTED(HttpStatus.NOT_FOUND),
    /** One's own password or code: which of them is not said, nor whether it is locked for a while. */
    STAFF_PROOF_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too short, too simple, or it contains the name. */
    PASSWORD_WEAK(HttpStatus.UNPROCESSABLE_CONTENT),
    STAFF_NAME_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    STAFF_NAME_TAKEN(HttpStatus.CONFLICT),
    /** None, one that does not exist, or one for sellers' people mixed with one for Madang's own. */
    STAFF_ROLES_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many people a seller may have. */
    STAFF_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT), STAFF_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Another administrator has to change one's own rights. */
    STAFF_OWN_RIGHTS(HttpStatus.CONFLICT),
    /** Only Madang's administrators let somebody back in who was shut out. */
    STAFF_SHUT_OUT(HttpStatus.CONFLICT),
    /** The invitation was used, replaced, or ran out. */
    ENROLMENT_OVER(HttpStatus.GONE);

    private final HttpStatus status;

    MemberError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
