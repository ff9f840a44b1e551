package commerce.refusal;

import org.springframework.http.HttpStatus;

import platform.web.ErrorCode;

/** Every code that commerce refuses with. */
public enum CommerceError implements ErrorCode {
    /** No such product, or on a seller's page another seller's. */
    PRODUCT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Somebody works for a seller that does not exist. */
    SELLER_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No such order, or somebody else's. */
    ORDER_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The SKU's id. */
    UNKNOWN_SKU(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The product's name. */
    PRODUCT_NOT_ON_SALE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The product's name. */
    SOLD_OUT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The amount now. */
    PRICE_CHANGED(HttpStatus.CONFLICT),
    /** How many are allowed. */
    TOO_MANY_LINES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many pieces are allowed. */
    TOO_MANY_PIECES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The largest amount allowed. */
    ORDER_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT), ORDER_ALREADY_PAID(HttpStatus.CONFLICT), ORDER_EXPIRED(
            HttpStatus.CONFLICT),
    BUYER_LEFT(HttpStatus.FORBIDDEN);

    private final HttpStatus status;

    CommerceError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
