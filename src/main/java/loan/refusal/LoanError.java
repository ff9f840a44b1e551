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
    /** A day of this loan could not be booked; it can again when somebody has mended it, nobody knows when. */
    INTEREST_NOT_BOOKED(HttpStatus.CONFLICT),
    /** The principal that is left. */
    PREPAYMENT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The last day on which it could be taken back. */
    WITHDRAWAL_OVER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Pay collected nothing; the amount that was asked for. */
    REPAYMENT_NOT_COLLECTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A lender's call-back that the lender did not sign. */
    LENDER_SIGNATURE_INVALID(HttpStatus.UNAUTHORIZED),
    /** A lender's call-back that says nothing of sense. */
    LENDER_ANSWER_INVALID(HttpStatus.BAD_REQUEST),
    /** A lender's call-back to what it was not asked. */
    LENDER_REQUEST_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Newer terms are in force. */
    LOAN_TERMS_OUTDATED(HttpStatus.CONFLICT),
    /** Debt service would take too much of the income. */
    LIMITED_BY_DEBT_SERVICE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** More than a mortgage there may be. */
    LIMITED_BY_AMOUNT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** More than a year's income. */
    LIMITED_BY_INCOME(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No lender lends so much, so long, or to people who earn so. */
    NO_LENDER_FITS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too many comparisons run here now. */
    COMPARISONS_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    /** Too many streams are open here now. */
    STREAMS_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    /** No such comparison, or somebody else's. */
    COMPARISON_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No such offer, or made to somebody else. */
    OFFER_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Its time is over; a new comparison brings new ones. */
    OFFER_EXPIRED(HttpStatus.CONFLICT), OFFER_ALREADY_ACCEPTED(HttpStatus.CONFLICT),
    /** No such application, or somebody else's. */
    APPLICATION_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The state that it is in. */
    APPLICATION_STATE_WRONG(HttpStatus.CONFLICT),
    /** No such file of this application. */
    ATTACHMENT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Neither PDF, PNG nor JPEG, or cut off. */
    ATTACHMENT_UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Kilobytes that a file may have. */
    ATTACHMENT_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** As many as there may be. */
    TOO_MANY_ATTACHMENTS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** As many as there may be with all applications that are not submitted. */
    TOO_MANY_UNSUBMITTED_ATTACHMENTS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No key of this device has reached us (yet). */
    LOAN_DEVICE_UNKNOWN(HttpStatus.FORBIDDEN), LOAN_DEVICE_REVOKED(HttpStatus.FORBIDDEN), LOAN_SIGNATURE_INVALID(
            HttpStatus.FORBIDDEN),
    /** Who has left borrows nothing. */
    BORROWER_LEFT(HttpStatus.FORBIDDEN),
    /** Whether the member leaves is being decided. */
    LEAVING_UNDER_WAY(HttpStatus.CONFLICT);

    private final HttpStatus status;

    LoanError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
