package pay.error;

import org.springframework.http.HttpStatus;
import platform.web.ErrorCode;

/** Every refusal of this module. */
public enum PayError implements ErrorCode {
    /** Commerce's order has not reached us yet, or there is none: ask again. */
    PAYMENT_NOT_PREPARED(HttpStatus.NOT_FOUND),
    PAYMENT_OF_ANOTHER_MEMBER(HttpStatus.FORBIDDEN),
    PAYMENT_ALREADY_APPROVED(HttpStatus.CONFLICT),
    PAYMENT_CANCELED(HttpStatus.CONFLICT),
    PAYMENT_EXPIRED(HttpStatus.CONFLICT),
    /** A card company has not said whether it charged the card: ask again. */
    PAYMENT_UNKNOWN(HttpStatus.CONFLICT),
    /** It is confirmed, and a deposit is awaited. */
    PAYMENT_WAITS_FOR_DEPOSIT(HttpStatus.CONFLICT),
    /** A seat in a team is paid at once. */
    ORDER_TAKES_NO_DEPOSIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Others of the member's orders have to be deposited first. Argument: how many may wait. */
    TOO_MANY_DEPOSITS_AWAITED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The confirmed amount is not the order's. Argument: the order's. */
    PAYMENT_AMOUNT_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The tenders do not add up to the amount, or one kind is there twice. */
    PAYMENT_TENDERS_DIFFER(HttpStatus.UNPROCESSABLE_CONTENT),
    INSUFFICIENT_BALANCE(HttpStatus.UNPROCESSABLE_CONTENT),

    /** No key of this device has reached us (yet). */
    DEVICE_UNKNOWN(HttpStatus.FORBIDDEN),
    DEVICE_REVOKED(HttpStatus.FORBIDDEN),
    DEVICE_SIGNATURE_INVALID(HttpStatus.FORBIDDEN),

    /** The amount is one that the device has to sign. */
    DEVICE_SIGNATURE_MISSING(HttpStatus.FORBIDDEN),

    /** Neither sent nor received by the caller, nor waiting for them. */
    TRANSFER_NOT_FOUND(HttpStatus.NOT_FOUND),
    TRANSFER_TO_SELF(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No such member, or one who left. */
    TRANSFER_PAYEE_UNAVAILABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The other one's wallet would hold more than it may. */
    TRANSFER_PAYEE_FULL(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: the most that may be sent at once. */
    TRANSFER_ABOVE_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: the most that may be sent in a day. */
    TRANSFER_ABOVE_DAILY_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: the most that may be sent in a month. */
    TRANSFER_ABOVE_MONTHLY_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The rules against fraud ask for the device's signature; to be sent again with one, under another key. */
    TRANSFER_STEP_UP(HttpStatus.FORBIDDEN),
    /** The rules against fraud forbid it. */
    TRANSFER_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Somebody else has released or refused it, or it lapsed. */
    REVIEW_ENDED(HttpStatus.CONFLICT),
    /** One is under way: they run one at a time. */
    BOOKS_CHECK_RUNNING(HttpStatus.CONFLICT),
    /** What is proposed cannot be done, or not any more. */
    PROPOSAL_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Approved, refused or expired before. */
    PROPOSAL_ENDED(HttpStatus.CONFLICT),
    /** Somebody else than who proposed it has to approve it. */
    PROPOSAL_BY_SAME_OPERATOR(HttpStatus.CONFLICT),
    /** Something that it did not know of was approved since: it has to be proposed anew. */
    PROPOSAL_STALE(HttpStatus.CONFLICT),
    REPORTED_BEFORE(HttpStatus.CONFLICT),
    REPORT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It waits for nobody: accepted, cancelled or returned before. */
    TRANSFER_ENDED(HttpStatus.CONFLICT),

    SCHEDULE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** All its days are over: sent, failed, or its member left. */
    SCHEDULE_ENDED(HttpStatus.CONFLICT),
    /** What repeats, its day and its end do not fit together. */
    SCHEDULE_PLAN_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Neither somebody's wallet nor an account, or both. */
    SCHEDULE_PAYEE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No planned day after today and within a year. */
    SCHEDULE_WITHOUT_DAY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how many a member may have at once. */
    SCHEDULE_LIMIT_REACHED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Neither asked by the caller nor of them. */
    MONEY_REQUEST_NOT_FOUND(HttpStatus.NOT_FOUND),
    MONEY_REQUEST_TO_SELF(HttpStatus.UNPROCESSABLE_CONTENT),
    /**
     * No such member, one who left, a phone number of nobody, or somebody who has blocked the asker: it does not tell which.
     * Argument: who, as the asker wrote it; a phone number masked.
     */
    MONEY_REQUEST_ASKED_UNAVAILABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how many may be open at once. */
    MONEY_REQUEST_TOO_MANY_OPEN(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how often one person may be asked in a day. */
    MONEY_REQUEST_TOO_MANY_TODAY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Paid, declined, cancelled or lapsed before, or one of the two left. */
    MONEY_REQUEST_CLOSED(HttpStatus.CONFLICT),
    /** The last reminder is not a day old. */
    MONEY_REQUEST_REMINDED_TODAY(HttpStatus.CONFLICT),
    SPLIT_BILL_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Divided equally, a share is less than a won. */
    SPLIT_BILL_TOO_SMALL(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Some shares are given and others not, or they do not add up to the total. */
    SPLIT_BILL_SHARES_DIFFER(HttpStatus.UNPROCESSABLE_CONTENT),
    SPLIT_BILL_FRIEND_TWICE(HttpStatus.UNPROCESSABLE_CONTENT),
    BLOCKED_ASKER_NOT_FOUND(HttpStatus.NOT_FOUND),

    WALLET_CLOSED(HttpStatus.CONFLICT),
    /** An operator has frozen it (지급정지): nothing goes out, and what comes is kept. */
    WALLET_FROZEN(HttpStatus.CONFLICT),
    /** The same of what is owed to a merchant. */
    PAYABLE_FROZEN(HttpStatus.CONFLICT),
    /** Its sender's wallet is frozen. */
    TRANSFER_SUSPENDED(HttpStatus.CONFLICT),
    WALLET_NOT_FOUND(HttpStatus.NOT_FOUND),
    FROZEN_BEFORE(HttpStatus.CONFLICT),
    FREEZE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Somebody else than who froze it has to lift it. */
    FREEZE_BY_SAME_OPERATOR(HttpStatus.CONFLICT),
    SUSPENDED_CREDIT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** A court or an authority has frozen the wallet: what came for it goes to nobody. */
    SUSPENDED_CREDIT_KEPT(HttpStatus.CONFLICT),
    /** Argument: the most that a wallet may hold. */
    WALLET_CAP_EXCEEDED(HttpStatus.UNPROCESSABLE_CONTENT),

    BANK_ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND),
    BANK_ACCOUNT_ALREADY_LINKED(HttpStatus.CONFLICT),
    /** Argument: how many a member may link. */
    BANK_ACCOUNT_LIMIT_REACHED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The bank knows no such open account. */
    BANK_ACCOUNT_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how many tries are left. */
    ACCOUNT_CODE_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No more codes are sent today, to this account or by this member. */
    ACCOUNT_CODES_TODAY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Too old, or tried too often: another has to be sent. */
    ACCOUNT_CODE_OVER(HttpStatus.CONFLICT),
    /** The bank did not answer; nothing happened. */
    BANK_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),

    TOP_UP_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The linked account has not enough. */
    TOP_UP_SHORT_AT_BANK(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The linked account was closed. */
    TOP_UP_ACCOUNT_CLOSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The bank did not carry it out and never will. */
    TOP_UP_NOT_CARRIED_OUT(HttpStatus.UNPROCESSABLE_CONTENT),

    AUTO_TOP_UP_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The wallet was short and is being filled, and the bank has not answered: ask again with the same key. */
    AUTO_TOP_UP_PENDING(HttpStatus.CONFLICT),

    /** The bank works on its books at this hour; nothing happened. */
    BANK_UNDER_MAINTENANCE(HttpStatus.UNPROCESSABLE_CONTENT),

    WITHDRAWAL_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The account was closed; the money is in the wallet again. */
    WITHDRAWAL_ACCOUNT_CLOSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The bank did not carry it out and never will; the money is in the wallet again. */
    WITHDRAWAL_NOT_CARRIED_OUT(HttpStatus.UNPROCESSABLE_CONTENT),

    CARD_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Argument: how many a member may register. */
    CARD_LIMIT_REACHED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** No card came out of the provider's window. */
    CARD_REGISTRATION_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The card network did not answer, or is left alone for a while; nothing happened. */
    CARD_NETWORK_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    /** Above the card's limit, or more than is in the account behind it. */
    CARD_SHORT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The card company does not want it. */
    CARD_DECLINED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Stopped, lost, expired, or not registered any more. */
    CARD_UNUSABLE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The card company does not take so many instalments. */
    CARD_INSTALMENT_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Not a number of instalments that is offered for the amount. */
    CARD_INSTALMENT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Its outcome was not known in time, and it was undone. */
    CARD_CHARGE_CANCELED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The card company does not cancel the charge, or not by so much. */
    CARD_CANCEL_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),

    /** Neither asked by the merchant nor consented to by the member, in this mode. */
    BILLING_KEY_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Consented to before, ended, or not consented to in time. */
    BILLING_KEY_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** The most of a month is less than that of a charge. */
    BILLING_LIMITS_DIFFER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The key was consented to by another customer. */
    BILLING_CUSTOMER_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: the most of a charge that the member consented to. */
    BILLING_ABOVE_CHARGE_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: the most of a month that the member consented to. */
    BILLING_ABOVE_MONTHLY_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    BILLING_CHARGE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** It was charged, or may have been: there is nothing to stop. */
    BILLING_CHARGE_IN_OTHER_STATE(HttpStatus.CONFLICT),

    MERCHANT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** None of the merchant's that is not ended. */
    MERCHANT_KEY_NOT_FOUND(HttpStatus.NOT_FOUND),
    DISPUTE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Answered, ended, or its deadline is over. */
    DISPUTE_IN_OTHER_STATE(HttpStatus.CONFLICT),
    /** The payment has one that is open. */
    DISPUTE_OPEN_BEFORE(HttpStatus.CONFLICT),
    DISPUTE_DEADLINE_TOO_SOON(HttpStatus.UNPROCESSABLE_CONTENT),
    /** By the card company's own number of it. */
    CHARGEBACK_NOTED_BEFORE(HttpStatus.CONFLICT),
    /** It is over, or no day of our calendar. */
    CHARGEBACK_ANSWER_BY_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** More than was paid in this way, and neither went back nor is disputed. Argument: how much that is. */
    DISPUTE_EXCEEDS_PAYMENT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** It is disputed, or something of it went back by a dispute: it is not cancelled any more. */
    PAYMENT_DISPUTED(HttpStatus.CONFLICT),
    /** Less is owed to the merchant than is to be taken. */
    MERCHANT_PAYABLE_SHORT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Two keys of this mode are live: one has to be revoked first. */
    MERCHANT_KEY_LIMIT_REACHED(HttpStatus.CONFLICT),
    MERCHANT_NOT_APPROVED(HttpStatus.CONFLICT),
    /** The check digit does not fit. */
    BUSINESS_NUMBER_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    FEE_PLAN_UNKNOWN(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The bank has the account under neither the merchant's name nor its representative's. */
    SETTLEMENT_ACCOUNT_OF_ANOTHER(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The bank has a seller's account under another name than was entered. */
    PAYEE_HOLDER_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** An operator has decided about a seller's account, or its people have entered another one. */
    PAYEE_NOT_WAITING(HttpStatus.CONFLICT),
    /** The deposit is not kept (any more): it was taken, went back, or is on its way. */
    DEPOSIT_NOT_KEPT(HttpStatus.CONFLICT),
    /** The business applies already, or is a merchant. */
    MERCHANT_APPLIED_BEFORE(HttpStatus.CONFLICT),
    /** Not from the status that the merchant has. */
    MERCHANT_DECISION_NOT_OPEN(HttpStatus.CONFLICT),
    /** Who entered it does not decide about it. */
    ANOTHER_OPERATOR_NEEDED(HttpStatus.FORBIDDEN),
    /** No settlement of the caller's. */
    SETTLEMENT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Of that day this revision or a newer one was taken, with other lines. */
    RECON_FILE_OLD(HttpStatus.CONFLICT),
    /** Somebody is loading it. */
    RECON_FILE_LOADING(HttpStatus.CONFLICT),
    /** It does not wait for an operator: resolved before, or it has ended by itself. */
    RECON_DIFFERENCE_ENDED(HttpStatus.CONFLICT),

    /** Ads has not told of it. */
    ADVERTISER_UNKNOWN(HttpStatus.NOT_FOUND),
    /** The bank's number was recorded before. */
    DEPOSIT_RECORDED_BEFORE(HttpStatus.CONFLICT),

    /** Not the caller's, or none. */
    PAYMENT_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** The merchant has asked for something else under this order id. */
    PAYMENT_ORDER_ID_USED(HttpStatus.CONFLICT),
    /** Not the order that the payment was asked for. */
    PAYMENT_ORDER_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What is asked for cannot be done with it as it is. Argument: its state. */
    PAYMENT_IN_OTHER_STATE(HttpStatus.CONFLICT),
    TAX_FREE_EXCEEDS_AMOUNT(HttpStatus.UNPROCESSABLE_CONTENT),
    INSUFFICIENT_POINTS(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Arguments: what was approved, and what of that is free of tax. */
    CAPTURE_EXCEEDS_PAYMENT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Arguments: what can still go back, and what of that is free of tax. */
    CANCEL_EXCEEDS_PAYMENT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** All that is left can be cancelled still. Argument: how often in part. */
    PARTIAL_CANCELS_USED_UP(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A live key: only its member approves a payment. */
    TEST_KEY_NEEDED(HttpStatus.FORBIDDEN),
    /** A test key: it has no code by which members pay with money. */
    LIVE_KEY_NEEDED(HttpStatus.FORBIDDEN),
    /** This device makes no codes for shops. */
    OFFLINE_DEVICE_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Too many wrong codes in a row: its member has to set it up again. */
    OFFLINE_DEVICE_LOCKED(HttpStatus.CONFLICT),
    /** No code, an old one, or nobody's: it does not tell which. */
    OFFLINE_CODE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    OFFLINE_CODE_USED(HttpStatus.CONFLICT),
    /** So much, or so many lately, is signed: the member approves it in the app. */
    OFFLINE_AMOUNT_NEEDS_APP(HttpStatus.UNPROCESSABLE_CONTENT),
    /** It is not taken, for a reason that is its payer's alone to know: their wallet is frozen; of a billing key, limits and rules too. */
    PAYMENT_DECLINED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The member cannot pay this, for a reason that is theirs alone to know: limits, rules, the state of their wallet. */
    OFFLINE_PAYMENT_DECLINED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Not of a merchant of ours, misread, or an amount beside one that says it. */
    MERCHANT_QR_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The code says none. Argument: the merchant's name. */
    MERCHANT_QR_AMOUNT_NEEDED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how many characters fit in. */
    MERCHANT_QR_ORDER_ID_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
    /** What is only authorised, or taken at once, is not paid with a card. */
    CARD_NOT_TO_AUTHORIZE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how much at once. */
    PAYMENT_ABOVE_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how much in a day. */
    PAYMENT_ABOVE_DAILY_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how much in a month. */
    PAYMENT_ABOVE_MONTHLY_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The rules against fraud forbid it. */
    PAYMENT_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The rules against fraud want an operator to look first; once it is released it can be approved again. */
    PAYMENT_HELD_BACK(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A deposit is awaited for what is captured at once, and not beside a card. */
    DEPOSIT_NOT_OFFERED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** A virtual account's deadline that is past or too far, or two of them. */
    DEPOSIT_DEADLINE_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** The last day is before the first, or one of them is nobody's. */
    TRANSACTION_DAYS_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),

    /** Neither a mobile number nor a card's, or a business number whose check digit does not fit. */
    CASH_RECEIPT_NUMBER_INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    /** To somebody else, or for something else. */
    CASH_RECEIPT_ISSUED(HttpStatus.CONFLICT),
    /** Nothing of it was paid in money, or all of that went back. */
    CASH_RECEIPT_NOT_IN_MONEY(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: on how many days, that of the payment included, one can be issued. */
    CASH_RECEIPT_TOO_LATE(HttpStatus.UNPROCESSABLE_CONTENT),
    /** More can still be issued on it, or nothing was. */
    CASH_RECEIPT_DAY_NOT_CLOSED(HttpStatus.CONFLICT),

    /** None of that kind. */
    PROMOTION_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Not now, not at this merchant, or not for so small a payment. */
    PROMOTION_DOES_NOT_HOLD(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Its stock or its budget is spent. */
    PROMOTION_EXHAUSTED(HttpStatus.UNPROCESSABLE_CONTENT),
    /** Argument: how often a member may have it. */
    COUPON_TAKEN_BEFORE(HttpStatus.UNPROCESSABLE_CONTENT),
    COUPON_NOT_FOUND(HttpStatus.NOT_FOUND),
    /** Used, or set aside for another payment. */
    COUPON_USED(HttpStatus.CONFLICT),
    /** Argument: what it gives for this payment. */
    COUPON_AMOUNT_DIFFERS(HttpStatus.UNPROCESSABLE_CONTENT);

    private final HttpStatus status;

    PayError(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }
}
