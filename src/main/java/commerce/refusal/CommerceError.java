package commerce.refusal;

import org.springframework.http.HttpStatus;

import platform.web.ErrorCode;

/** Every code that commerce refuses with. */
public enum CommerceError implements ErrorCode {
    /** No such product, or on a seller's page another seller's. */
    PRODUCT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No such seller; on a seller's page, somebody works for one that does not exist. */
    SELLER_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Somebody else has described the shop since it was read. */
    SHOP_CHANGED_MEANWHILE(HttpStatus.CONFLICT),
    /** The status that it has. */
    PRODUCT_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** Somebody else has changed it since it was read. */
    PRODUCT_CHANGED_MEANWHILE(HttpStatus.CONFLICT),
    /** What is missing or wrong. */
    PRODUCT_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Buyers have ordered by the option groups that it has. */
    OPTION_GROUPS_FIXED(HttpStatus.CONFLICT),
    /** A sale is below the price of every form, and ends after it begins. */
    SALE_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many it holds. */
    WISH_LIST_FULL(HttpStatus.UNPROCESSABLE_CONTENT), PICTURE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Neither a JPEG nor a PNG, whatever it says it is. */
    NOT_A_PICTURE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too many bytes, or too few or too many pixels. */
    PICTURE_SIZE_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT), CATEGORY_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No such category, or one that holds no products. */
    UNKNOWN_CATEGORY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such shipping template of this seller. */
    UNKNOWN_SHIPPING_TEMPLATE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What the seller is now. */
    SELLER_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** The check digit does not fit. */
    SELLER_BUSINESS_NUMBER_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    SELLER_FEE_PLAN_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A day that is over, or more than a year ahead. */
    FEE_PLAN_DAY_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Another change of this seller's plan is proposed. */
    FEE_PLAN_CHANGE_WAITS(HttpStatus.CONFLICT),
    /** Somebody has decided about it, or there is no such. */
    FEE_PLAN_CHANGE_ENDED(HttpStatus.CONFLICT), FEE_PLAN_CHANGE_BY_SAME_OPERATOR(HttpStatus.FORBIDDEN),
    /** The business applies already, or sells. */
    SELLER_APPLIED_BEFORE(HttpStatus.CONFLICT),
    /** Who entered an application does not decide about it. */
    SELLER_NEEDS_ANOTHER_OPERATOR(HttpStatus.FORBIDDEN),
    /** No such key, or another seller's, or it has ended. */
    SELLER_KEY_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** How many are allowed. */
    SELLER_KEYS_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such statement, or another seller's. */
    STATEMENT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The days are not in order, or the last of them is over. */
    SELLER_HOLIDAY_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Pay has not confirmed a bank account of it. */
    SELLER_WITHOUT_ACCOUNT(HttpStatus.CONFLICT),
    /** By an operator. */
    SELLER_PAYOUTS_HELD(HttpStatus.CONFLICT),
    SELLER_PAYOUTS_NOT_HELD(HttpStatus.CONFLICT),
    /** Who holds them does not let them go. */
    SELLER_PAYOUTS_BY_SAME_OPERATOR(HttpStatus.CONFLICT),
    /** Nothing, or too much. */
    ADJUSTMENT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Somebody has decided about it, or there is no such. */
    ADJUSTMENT_ENDED(HttpStatus.CONFLICT),
    /** Who proposed it does not approve it. */
    ADJUSTMENT_BY_SAME_OPERATOR(HttpStatus.FORBIDDEN),
    /** Pay does not refuse this refund any more, or what was proposed of it is over. */
    REFUND_NOT_REFUSED(HttpStatus.CONFLICT),
    /** Who proposed it does not approve it. */
    REFUND_BY_SAME_OPERATOR(HttpStatus.FORBIDDEN),
    /** No such order, or somebody else's. */
    ORDER_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The SKU's id. */
    UNKNOWN_SKU(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The product's name. */
    PRODUCT_NOT_ON_SALE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The product's name. */
    SOLD_OUT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** So many order a SKU right now that it would take too long. */
    SKU_CROWDED(HttpStatus.SERVICE_UNAVAILABLE),
    /** The amount now. */
    PRICE_CHANGED(HttpStatus.CONFLICT),
    /** How many are allowed. */
    TOO_MANY_LINES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many pieces are allowed. */
    TOO_MANY_PIECES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The largest amount allowed. */
    ORDER_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT), ORDER_ALREADY_PAID(HttpStatus.CONFLICT), ORDER_EXPIRED(
            HttpStatus.CONFLICT),
    /** How many are allowed. */
    TOO_MANY_UNPAID_ORDERS(HttpStatus.CONFLICT), BUYER_LEFT(HttpStatus.FORBIDDEN),
    /** They asked to leave, and it is not decided yet. */
    BUYER_LEAVING(HttpStatus.CONFLICT),
    /** No such deal, or on a seller's page another seller's. */
    DEAL_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It has not begun, is over or was stopped. */
    DEAL_NOT_OPEN(HttpStatus.CONFLICT),
    /** Its price is not below anybody's, its days are over or too many, or its pieces are fewer than a team. */
    DEAL_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many a full team has. */
    DEAL_COVER_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Fewer of its pieces are left than wanted. */
    DEAL_SOLD_OUT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many pieces a buyer may have of it. */
    DEAL_LIMIT_REACHED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such team, or nobody has paid for it yet. */
    TEAM_NOT_FOUND(HttpStatus.NOT_FOUND), TEAM_FULL(HttpStatus.CONFLICT),
    /** Its time is over, or it has ended. */
    TEAM_CLOSED(HttpStatus.CONFLICT),
    /** Of the caller, in this team. */
    SEAT_ALREADY_TAKEN(HttpStatus.CONFLICT), SEAT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Its order can be cancelled. */
    SEAT_NOT_PAID(HttpStatus.CONFLICT),
    /** As many watch teams as this instance lets. */
    TEAM_STREAMS_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    /** At another price than it is ordered at: a team's, or anybody's. */
    QUOTE_OF_OTHER_DEAL(HttpStatus.CONFLICT), QUOTE_NOT_FOUND(HttpStatus.NOT_FOUND), QUOTE_EXPIRED(HttpStatus.CONFLICT),
    QUOTE_ALREADY_ORDERED(
            HttpStatus.CONFLICT),
    /** Sending it there may cost something else. */
    DELIVERY_ZONE_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such coupon, or not the member's. */
    COUPON_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Not yet, or not any more. */
    COUPON_NOT_OPEN(HttpStatus.CONFLICT), COUPON_ALREADY_TAKEN(HttpStatus.CONFLICT),
    /** As many have taken it as could. */
    COUPON_GONE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The coupon's name. */
    COUPON_NOT_USABLE(HttpStatus.UNPROCESSABLE_CONTENT), COUPON_ALREADY_USED(HttpStatus.CONFLICT),
    /** How many SKUs fit. */
    CART_FULL(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such item, or somebody else's. */
    ITEM_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Its state does not let it happen. */
    ITEM_IN_OTHER_STATE(HttpStatus.CONFLICT), ITEM_ALREADY_CONFIRMED(HttpStatus.CONFLICT),
    ITEM_NOT_CONFIRMED(HttpStatus.CONFLICT),
    /** A claim of it is open. */
    ITEM_IN_CLAIM(HttpStatus.CONFLICT),
    /** How many pieces remain. */
    ITEM_CHANGED_MEANWHILE(HttpStatus.CONFLICT),
    /** The invoice number. */
    INVOICE_TAKEN(HttpStatus.CONFLICT),
    /** The item is in no parcel of this number, or in none any more. */
    INVOICE_NOT_OF_ITEM(HttpStatus.NOT_FOUND),
    /** How often at most. */
    INVOICE_CORRECTED_TOO_OFTEN(HttpStatus.CONFLICT),
    /** No parcel has this number, or another one than was shown. */
    INVOICE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Of all that was to be sent, none has an invoice number that is one. */
    INVOICE_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Of what is to go into one parcel. */
    ADDRESSES_DIFFER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many days are allowed. */
    DELAY_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT), DELAY_ALREADY_TOLD(HttpStatus.CONFLICT), ADDRESS_FIXED(
            HttpStatus.CONFLICT),
    /** No such claim, or somebody else's. */
    CLAIM_NOT_FOUND(HttpStatus.NOT_FOUND), CLAIM_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** How many pieces can be claimed. */
    CLAIM_EXCEEDS_ITEM(HttpStatus.CONFLICT), CLAIM_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many were withdrawn. */
    CLAIMS_TOO_MANY(HttpStatus.CONFLICT),
    /** Madang decides once about a claim. */
    CLAIM_DISPUTED_BEFORE(HttpStatus.CONFLICT),
    /** The seller still has time to answer, or to give the money back. */
    CLAIM_DISPUTE_TOO_EARLY(HttpStatus.CONFLICT),
    /** Something else is proposed about it already. */
    RULING_WAITS(HttpStatus.CONFLICT),
    /** Somebody has decided about it, or there is no such. */
    RULING_ENDED(HttpStatus.CONFLICT), RULING_BY_SAME_OPERATOR(HttpStatus.FORBIDDEN),
    /** The card's holder disputes the order's payment with the card company, or has the item's money from it. */
    ORDER_PAYMENT_DISPUTED(HttpStatus.CONFLICT),
    /** No such chargeback, or nothing of this seller's is in it. */
    CHARGEBACK_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The card company has decided, or its last day is over, or the seller has answered. */
    CHARGEBACK_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** Not each of its parts once, more than what the card paid of one, or more than all of it. */
    CHARGEBACK_SHARES_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Nobody found out tomorrow. */
    CLAIM_FROM_THE_FUTURE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such review, or not the caller's, or another seller's. */
    REVIEW_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Of this item, shown or not. */
    REVIEW_WRITTEN_BEFORE(HttpStatus.CONFLICT), REVIEW_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** It is too old to be changed, or an operator has hidden it. */
    REVIEW_FIXED(HttpStatus.CONFLICT),
    /** Nobody finds their own helpful, or reports it. */
    REVIEW_IS_OWN(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many may wait for a review. */
    TOO_MANY_PICTURES(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such question, or not the caller's, or another seller's. */
    QUESTION_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It was not reported, or is decided so already. */
    CONTENT_REPORT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** No such show, or another seller's. */
    LIVE_SHOW_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It has not begun, has begun, or is over. */
    LIVE_SHOW_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** Another of the same seller's. */
    LIVE_SHOW_RUNNING(HttpStatus.CONFLICT),
    /** How many days ahead one is planned. */
    LIVE_START_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** It is not below what the product costs, or a form of it would cost nothing. */
    LIVE_PRICE_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many products fit. */
    LIVE_SHOW_FULL(HttpStatus.UNPROCESSABLE_CONTENT),
    /** As many watch shows as this instance lets. */
    LIVE_STREAMS_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    /** So much is being said in the show that nobody could read more. */
    CHAT_BUSY(HttpStatus.TOO_MANY_REQUESTS),
    /** How many a seller may have planned. */
    TOO_MANY_LIVE_SHOWS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A word of it, or a phone number in it. */
    CHAT_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** By this seller. */
    CHAT_MUTED(HttpStatus.FORBIDDEN),
    /** Nobody but the seller said it, or in another show. */
    CHAT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Only the seller or the platform gives it. */
    CLAIM_REASON_NOT_BUYERS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A cancel for a fault of goods that were never sent; or a delay that is none, or not any more. */
    CLAIM_REASON_NOT_OF_KIND(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Neither an xlsx workbook nor CSV in UTF-8 or CP949, or nothing is in it. */
    SHEET_UNREADABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** How many bytes, rows, columns or characters are allowed. */
    SHEET_TOO_LARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What the column is known by. */
    SHEET_COLUMN_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such upload, or another seller's, or it is a week old. */
    UPLOAD_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It was carried out, or is being. */
    UPLOAD_DONE(HttpStatus.CONFLICT),
    /** How many a seller may have. */
    DRAFTS_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such SKU, or another seller's. */
    SKU_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** How many are on hand now. */
    STOCK_CHANGED_MEANWHILE(HttpStatus.CONFLICT),
    /** How many are held for orders. */
    STOCK_BELOW_HELD(HttpStatus.CONFLICT),
    /** No such shipping template, or another seller's. */
    SHIPPING_TEMPLATE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** How many a seller may have. */
    SHIPPING_TEMPLATES_TOO_MANY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A product that may be sold is sent by it. */
    SHIPPING_TEMPLATE_IN_USE(HttpStatus.CONFLICT),
    /** What does not fit together. */
    SHIPPING_TEMPLATE_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Its value, its limit, its price from which on or its days do not fit together. */
    COUPON_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Somebody else has decided about what was proposed. */
    COUPON_PROPOSAL_ENDED(HttpStatus.CONFLICT),
    /** Two decide about Madang's money. */
    COUPON_BY_SAME_OPERATOR(HttpStatus.FORBIDDEN),
    /** What is wrong with it. */
    CATEGORY_NOT_POSSIBLE(HttpStatus.UNPROCESSABLE_CONTENT);

    private final HttpStatus status;

    CommerceError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
