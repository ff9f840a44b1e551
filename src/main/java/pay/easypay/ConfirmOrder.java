package pay.easypay;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.idempotency.SharedKeys;

/** What a merchant confirms: the payment of their order, of that amount. */
record ConfirmOrder(SharedKeys.Request request, CallingMerchant merchant, PaymentKey key, String orderId, Won amount) {
    /** The payment, if it is the merchant's own, of the mode of their key. */
    MerchantPayment requireOwn(@Nullable MerchantPayment payment) {
        if (payment == null || !payment.ask().key().equals(key) || !payment.isOf(merchant)) {
            throw new DomainException(PayError.PAYMENT_NOT_FOUND);
        }
        return payment;
    }
}
