package pay.billing;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.easypay.MerchantPaymentView;
import pay.error.PayError;
import platform.money.Won;

/**
 * A charge by a billing key, as its merchant sees it.
 *
 * @param tries made so far
 * @param refusal why the latest try was refused, as far as that is not the payer's own matter; null unless it was
 * @param nextTryAt when it is tried again; null: it is not
 * @param payment the latest try
 */
@Schema(name = "BillingCharge")
record BillingChargeView(@Schema(example = "CafmqEgAAAA3pZkQvXbO1w") String billingKey,
        @Schema(example = "order-20261127-0001") String orderId, @Schema(example = "월간 마당 12월호") String orderName,
        @Schema(example = "15000") Won amount, @Schema(example = "0") Won taxFreeAmount, BillingCharge.State status,
        @Schema(example = "1") int tries, @Schema(example = "INSUFFICIENT_BALANCE") @Nullable PayError refusal,
        @Nullable Instant nextTryAt, Instant askedAt, @Nullable MerchantPaymentView payment) {
    static BillingChargeView of(BillingAgreement agreement, BillingCharge charge,
            @Nullable MerchantPaymentView payment) {
        BillingCharge.Bill bill = charge.bill();
        BillingCharge.Refusal refusal = charge.refusal();
        return new BillingChargeView(agreement.key(), bill.orderId(), bill.orderName(), bill.amount(), bill.taxFree(),
                charge.state(), charge.tries(), refusal == null ? null : refusal.told().code(),
                charge.nextTryAt(), charge.askedAt(), payment);
    }
}
