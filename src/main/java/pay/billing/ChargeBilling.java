package pay.billing;

import java.util.Objects;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.ChargeAtOnce;
import pay.easypay.MerchantPaymentView;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Charges a member by a billing key: at once from the wallet, by a call to the card company from a card. */
@Component
class ChargeBilling {
    private final TryCharge tryCharge;
    private final SettleCharge settleCharge;
    private final BillingCharges charges;
    private final ChargeAtOnce chargeAtOnce;

    ChargeBilling(TryCharge tryCharge, SettleCharge settleCharge, BillingCharges charges, ChargeAtOnce chargeAtOnce) {
        this.tryCharge = tryCharge;
        this.settleCharge = settleCharge;
        this.charges = charges;
        this.chargeAtOnce = chargeAtOnce;
    }

    /**
     * Records it in the caller's transaction.
     *
     * @throws DomainException when it may not be charged at all; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BillingChargeId record(CallingMerchant merchant, String key, TryCharge.Wanted wanted) {
        return tryCharge.first(merchant, key, wanted).id();
    }

    /** Tries again what is due; nothing when somebody else has. */
    void again(BillingChargeId id) {
        Optional<BillingCharge> tried = tryCharge.again(id);
        tried.ifPresent(charge -> call(charge.id()));
    }

    /** Calls the card company, if it has to be, outside any transaction. */
    void call(BillingChargeId id) {
        BillingCharge charge = charges.get(id);
        if (charge.state() == BillingCharge.State.CHARGING && charge.payment() != null) {
            chargeAtOnce.call(charge.payment());
            settleCharge.settle(id);
        }
    }

    /**
     * The payment as it is now: 202 until it is known.
     *
     * @throws DomainException why it was refused, tried again later or not
     */
    ResponseEntity<MerchantPaymentView> present(long id) {
        BillingCharge charge = charges.get(new BillingChargeId(id));
        BillingCharge.Refusal refusal = charge.refusal();
        if (refusal != null) {
            throw refusal.argument() == null
                    ? new DomainException(refusal.code())
                    : new DomainException(refusal.code(), refusal.argument());
        }
        return ResponseEntity
                .status(charge.state() == BillingCharge.State.CHARGING ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(chargeAtOnce.view(Objects.requireNonNull(charge.payment())));
    }
}
