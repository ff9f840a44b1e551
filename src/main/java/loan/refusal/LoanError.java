package loan.refusal;

import org.springframework.http.HttpStatus;

import platform.web.ErrorCode;

/** Every code that the loan module refuses with. */
public enum LoanError implements ErrorCode {
    /** No such loan, or somebody else's. */
    LOAN_NOT_FOUND(HttpStatus.NOT_FOUND);

    private final HttpStatus status;

    LoanError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
