package ads.refusal;

import org.springframework.http.HttpStatus;
import platform.web.ErrorCode;

/** Every code that ads refuses with. */
public enum AdsError implements ErrorCode {
    ADVERTISER_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Also another advertiser's. */
    CAMPAIGN_NOT_FOUND(HttpStatus.NOT_FOUND), AD_GROUP_NOT_FOUND(HttpStatus.NOT_FOUND), CREATIVE_NOT_FOUND(
            HttpStatus.NOT_FOUND),
    /** The state it is in. */
    AD_STATE_FORBIDS(HttpStatus.CONFLICT),
    /** The least and the most. */
    BUDGET_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The least and the most. */
    BID_OUT_OF_RANGE(HttpStatus.UNPROCESSABLE_CONTENT), AD_DATES_INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT),
    AD_TEXT_INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT),
    AD_ADDRESS_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Forged, cut off, or of another kind of thing. */
    AD_TOKEN_INVALID(HttpStatus.UNPROCESSABLE_CONTENT), REPORT_RANGE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The log of events takes no more at present. */
    AD_EVENTS_BUSY(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    AdsError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
