package pay.billing;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.ChargeAtOnce;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.topup.FillShortWallet;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Charges a member by a billing key: at once from the wallet, by a call to the card company from a card. */
@Component
class ChargeBilling {
    private final TryCharge tryCharge;
    private final SettleCharge settleCharge;
    private final BillingCharges charges;
    private final BillingAgreements agreements;
    private final KeepCharges keepCharges;
    private final ChargeAtOnce chargeAtOnce;
    private final FillShortWallet fillShortWallet;

    ChargeBilling(TryCharge tryCharge, SettleCharge settleCharge, BillingCharges charges,
            BillingAgreements agreements, KeepCharges keepCharges, ChargeAtOnce chargeAtOnce,
            FillShortWallet fillShortWallet) {
        this.tryCharge = tryCharge;
        this.settleCharge = settleCharge;
        this.charges = charges;
        this.agreements = agreements;
        this.keepCharges = keepCharges;
        this.chargeAtOnce = chargeAtOnce;
        this.fillShortWallet = fillShortWallet;
    }

    /**
     * Has a charge done, outside a transaction; twice when the wallet that pays it was filled in between, as its member chose.
     *
     * @throws DomainException {@code AUTO_TOP_UP_PENDING} or {@code BANK_UNDER_MAINTENANCE}; nothing has changed then
     */
    <R> R fillingIfShort(CallingMerchant merchant, String key, Won amount,
            Function<FillShortWallet.Watch, R> charge) {
        return filling(agreements.find(key).filter(each -> each.isOf(merchant)).map(BillingAgreement::memberId)
                .orElse(null), amount, charge);
    }

    private <R> R filling(@Nullable Tsid member, Won amount, Function<FillShortWallet.Watch, R> charge) {
        return member == null
                ? charge.apply(fillShortWallet.notFilling())
                : fillShortWallet.fillingIfShort(member, amount, charge);
    }

    /**
     * Records it in the caller's transaction.
     *
     * @throws DomainException when it may not be charged at all; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public BillingChargeId record(CallingMerchant merchant, String key, TryCharge.Wanted wanted,
            FillShortWallet.Watch watch) {
        return tryCharge.first(merchant, key, wanted, watch).id();
    }

    /** Tries again what is due; nothing when somebody else has. */
    void again(BillingChargeId id) {
        BillingCharge due = charges.get(id);
        if (due.state() != BillingCharge.State.RETRYING) {
            return;
        }
        try {
            Optional<BillingCharge> tried = filling(agreements.get(due.agreement()).memberId(), due.bill().amount(),
                    watch -> tryCharge.again(id, watch));
            tried.ifPresent(charge -> call(charge.id()));
        } catch (DomainException refused) {
            if (refused.code() != PayError.AUTO_TOP_UP_PENDING && refused.code() != PayError.BANK_UNDER_MAINTENANCE) {
                throw refused;
            }
            tryCharge.later(id);
        }
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
     * The payment as it is now; 202 and the charge while that is not known, or is tried again.
     *
     * @throws DomainException why it was refused for good
     */
    ResponseEntity<Object> present(long id) {
        BillingCharge charge = charges.get(new BillingChargeId(id));
        if (charge.nextAt() != null) {
            return ResponseEntity.accepted().body(keepCharges.show(agreements.get(charge.agreement()), charge));
        }
        BillingCharge.Refusal refusal = charge.refusal();
        if (refusal != null) {
            throw refusal.told().thrown();
        }
        return ResponseEntity.ok(chargeAtOnce.view(Objects.requireNonNull(charge.payment())));
    }
}
