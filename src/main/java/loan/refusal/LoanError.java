package loan.refusal;

import org.springframework.http.HttpStatus;

import platform.web.ErrorCode;

/** Every code that the loan module refuses with. */
public enum LoanError implements ErrorCode {
    /** No such loan, or somebody else's. */
    LOAN_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No such repayment of this loan. */
    REPAYMENT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It is not paid out yet, overdue, or at its end. */
    LOAN_NOT_ACTIVE(HttpStatus.CONFLICT),
    /** An instalment is to be paid first. */
    INSTALMENT_TO_BE_PAID_FIRST(HttpStatus.CONFLICT),
    /** Pay has not answered the one before. */
    REPAYMENT_UNDER_WAY(HttpStatus.CONFLICT),
    /** Yesterday is being closed; ask again. */
    DAY_NOT_CLOSED(HttpStatus.CONFLICT),
    /** The principal that is left. */
    PREPAYMENT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The last day on which it could be taken back. */
    WITHDRAWAL_OVER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Pay collected nothing; the amount that was asked for. */
    REPAYMENT_NOT_COLLECTED(HttpStatus.UNPROCESSABLE_CONTENT);

    private final HttpStatus status;

    LoanError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
