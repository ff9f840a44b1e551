package benefit.refusal;

import org.springframework.http.HttpStatus;
import platform.web.ErrorCode;

/** Every code that benefit refuses with. */
public enum BenefitError implements ErrorCode {
    GRANT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The ladder of that day has no such rung. */
    RUNG_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many steps are needed, and how many count. */
    STEPS_SHORT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Rewards are claimed on their day or the day after. */
    REWARD_DAY_CLOSED(HttpStatus.UNPROCESSABLE_CONTENT),
    REWARD_ALREADY_CLAIMED(HttpStatus.CONFLICT),
    ALREADY_CHECKED_IN(HttpStatus.CONFLICT), MISSION_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** There is something left to do. */
    MISSION_NOT_DONE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The programme has given away all that it had. */
    PROGRAMME_EXHAUSTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Their token lives on for minutes. */
    MEMBER_HAS_LEFT(HttpStatus.FORBIDDEN);

    private final HttpStatus status;

    BenefitError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
