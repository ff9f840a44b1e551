package pay.billing;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import platform.money.Won;

/**
 * A charge by a billing key, as who pays sees it.
 *
 * @param canceled what of it went back
 * @param refusal why the latest try was refused; null unless it was
 * @param nextTryAt when it is tried again; null: it is not
 */
@Schema(name = "MemberBillingCharge")
record MemberChargeView(@Schema(example = "order-20261127-0001") String orderId,
        @Schema(example = "월간 마당 12월호") String orderName, @Schema(example = "15000") Won amount,
        @Schema(example = "0") Won canceled, BillingCharge.State status,
        @Schema(example = "INSUFFICIENT_BALANCE") @Nullable PayError refusal, @Nullable Instant nextTryAt,
        Instant askedAt) {
    static MemberChargeView of(BillingCharge charge, Won canceled) {
        BillingCharge.Refusal refusal = charge.refusal();
        return new MemberChargeView(charge.bill().orderId(), charge.bill().orderName(), charge.bill().amount(),
                canceled, charge.state(), refusal == null ? null : refusal.code(), charge.nextTryAt(),
                charge.askedAt());
    }
}
