package pay.billing;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/** Keeps a refused charge from being tried again, for its merchant, who is paid in another way or not at all. */
@Component
class StopCharge {
    private final BillingAgreements agreements;
    private final BillingCharges charges;
    private final KeepCharges keepCharges;

    StopCharge(BillingAgreements agreements, BillingCharges charges, KeepCharges keepCharges) {
        this.agreements = agreements;
        this.charges = charges;
        this.keepCharges = keepCharges;
    }

    /**
     * Ends it; of one that was refused for good it changes nothing.
     *
     * @throws DomainException {@code BILLING_KEY_NOT_FOUND}, {@code BILLING_CHARGE_NOT_FOUND} or {@code BILLING_CHARGE_IN_OTHER_STATE}
     */
    @RetriedOnConflict
    @Transactional
    public BillingChargeView stop(CallingMerchant merchant, String key, String orderId) {
        BillingAgreement agreement = agreements.lock(key).filter(each -> each.isOf(merchant))
                .orElseThrow(ReadBilling::none);
        BillingCharge charge = charges.find(agreement.id(), orderId).map(found -> charges.lock(found.id()))
                .orElseThrow(() -> new DomainException(PayError.BILLING_CHARGE_NOT_FOUND));
        BillingCharge stopped = charge.stopped();
        if (charge.state() == BillingCharge.State.RETRYING) {
            keepCharges.keep(agreement, stopped);
        }
        return keepCharges.show(agreement, stopped);
    }
}
