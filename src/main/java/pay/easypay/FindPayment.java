package pay.easypay;

import java.util.Optional;

import org.springframework.stereotype.Component;
import pay.merchant.MerchantId;

/** Finds a payment for operators, whichever merchant asked for it. */
@Component
class FindPayment {
    private final MerchantPayments payments;
    private final OwnPayments views;

    FindPayment(MerchantPayments payments, OwnPayments views) {
        this.payments = payments;
        this.views = views;
    }

    Optional<MerchantPaymentView> of(PaymentKey key) {
        return payments.find(key).map(views::view);
    }

    /** The one of a merchant's order that is not a test. */
    Optional<MerchantPaymentView> ofOrder(MerchantId merchant, String order) {
        return payments.ofOrder(merchant, true, order).map(views::view);
    }
}
