package pay.billing;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.ChargeAtOnce;
import pay.merchant.CallingMerchant;
import pay.webhook.AnnounceToMerchant;
import pay.webhook.WebhookType;

/** Writes changed charges and has their merchants told. */
@Component
class KeepCharges {
    private final BillingCharges charges;
    private final ChargeAtOnce chargeAtOnce;
    private final AnnounceToMerchant announce;

    KeepCharges(BillingCharges charges, ChargeAtOnce chargeAtOnce, AnnounceToMerchant announce) {
        this.charges = charges;
        this.chargeAtOnce = chargeAtOnce;
        this.announce = announce;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(BillingAgreement agreement, BillingCharge charge) {
        charges.write(charge);
        announce.announce(new CallingMerchant(agreement.merchant(), agreement.live()),
                WebhookType.BILLING_CHARGE_STATUS_CHANGED, show(agreement, charge));
    }

    BillingChargeView show(BillingAgreement agreement, BillingCharge charge) {
        return BillingChargeView.of(agreement, charge,
                charge.payment() == null ? null : chargeAtOnce.view(charge.payment()));
    }
}
