package pay.psp;

import java.util.Map;
import java.util.Optional;

/**
 * The error codes of Toss Payments that say for sure that nothing was carried out. Not among them are, on purpose,
 * {@code ALREADY_PROCESSED_PAYMENT}, {@code DUPLICATED_ORDER_ID} and {@code ALREADY_CANCELED_PAYMENT} (what was carried out
 * may be the very request), {@code PROVIDER_ERROR} and other passing faults, and those that mean that we are set up wrongly
 * ({@code UNAUTHORIZED_KEY}, {@code INVALID_REQUEST}): of these a person learns.
 *
 * @see <a href="https://docs.tosspayments.com/reference/error-codes">docs.tosspayments.com: error codes</a>
 */
final class TossRefusals {
    private static final Map<String, CardRefusal> OF_CHARGES = Map.ofEntries(
            Map.entry("REJECT_CARD_PAYMENT", CardRefusal.SHORT), Map.entry("EXCEED_MAX_AMOUNT", CardRefusal.SHORT),
            Map.entry("EXCEED_MAX_PAYMENT_AMOUNT", CardRefusal.SHORT),
            Map.entry("EXCEED_MAX_ONE_DAY_AMOUNT", CardRefusal.SHORT),
            Map.entry("EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT", CardRefusal.SHORT),
            Map.entry("EXCEED_MAX_DAILY_PAYMENT_COUNT", CardRefusal.SHORT),
            Map.entry("REJECT_CARD_COMPANY", CardRefusal.DECLINED), Map.entry("INVALID_REJECT_CARD",
                    CardRefusal.DECLINED),
            Map.entry("FDS_ERROR", CardRefusal.DECLINED), Map.entry("BELOW_MINIMUM_AMOUNT", CardRefusal.DECLINED),
            Map.entry("NOT_FOUND_PAYMENT_SESSION", CardRefusal.DECLINED),
            Map.entry("NOT_AVAILABLE_PAYMENT", CardRefusal.DECLINED),
            Map.entry("INVALID_STOPPED_CARD", CardRefusal.UNUSABLE),
            Map.entry("INVALID_CARD_LOST_OR_STOLEN", CardRefusal.UNUSABLE),
            Map.entry("INVALID_CARD_EXPIRATION", CardRefusal.UNUSABLE),
            Map.entry("INVALID_CARD_NUMBER", CardRefusal.UNUSABLE),
            Map.entry("INVALID_BILL_KEY_REQUEST", CardRefusal.UNUSABLE),
            Map.entry("NOT_MATCHES_CUSTOMER_KEY", CardRefusal.UNUSABLE),
            Map.entry("NOT_FOUND_BILLING", CardRefusal.UNUSABLE),
            Map.entry("NOT_SUPPORTED_CARD_TYPE", CardRefusal.UNUSABLE),
            Map.entry("EXCEED_MAX_CARD_INSTALLMENT_PLAN", CardRefusal.INSTALMENT),
            Map.entry("INVALID_CARD_INSTALLMENT_PLAN", CardRefusal.INSTALMENT),
            Map.entry("NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT", CardRefusal.INSTALMENT),
            Map.entry("NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN", CardRefusal.INSTALMENT),
            Map.entry("NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT", CardRefusal.INSTALMENT));

    private static final Map<String, CardRefusal> OF_CANCELS = Map.of("NOT_CANCELABLE_AMOUNT",
            CardRefusal.NOT_CANCELABLE, "NOT_CANCELABLE_PAYMENT", CardRefusal.NOT_CANCELABLE, "EXCEED_MAX_REFUND_DUE",
            CardRefusal.NOT_CANCELABLE, "NOT_ALLOWED_PARTIAL_REFUND", CardRefusal.NOT_CANCELABLE, "REFUND_REJECTED",
            CardRefusal.NOT_CANCELABLE, "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT", CardRefusal.NOT_CANCELABLE,
            "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER", CardRefusal.NOT_CANCELABLE);

    private TossRefusals() {}

    static Optional<CardRefusal> ofCharge(String code) {
        return Optional.ofNullable(OF_CHARGES.get(code));
    }

    static Optional<CardRefusal> ofCancel(String code) {
        return Optional.ofNullable(OF_CANCELS.get(code));
    }
}
