package pay.settlement;

import java.time.LocalDate;

import org.springframework.stereotype.Component;
import pay.merchant.FeePlan;
import pay.merchant.FindFeePlan;
import pay.merchant.MerchantId;
import platform.money.Fee;
import platform.money.Won;

/** What a sale costs a merchant by their plan of the day, and what they bear besides. */
@Component
class SaleFees {
    private final FindFeePlan plans;

    SaleFees(FindFeePlan plans) {
        this.plans = plans;
    }

    /** The fees of a sale; {@code other} includes its VAT. */
    PaymentFees.Fees ofSale(MerchantId merchant, Won amount, Won other, LocalDate day) {
        FeePlan plan = plans.of(merchant, day);
        Fee fee = plan.on(amount);
        Won total = fee.total().plus(other);
        // One invoice: VAT is told apart in the sum, unless the plan's comes on top.
        Won vat = plan.vatIncluded() ? Fee.including(total).vat() : fee.vat().plus(Fee.including(other).vat());
        return new PaymentFees.Fees(total.amount(), other.amount(), vat.amount());
    }

    /** The fee of a dispute that the merchant lost; beside the plan's percentage all of it. */
    PaymentFees.Fees ofLostDispute(MerchantId merchant, LocalDate day) {
        Fee fee = plans.of(merchant, day).onLostDispute();
        return new PaymentFees.Fees(fee.total().amount(), fee.total().amount(), fee.vat().amount());
    }
}
