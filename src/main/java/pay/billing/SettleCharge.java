package pay.billing;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.easypay.ChargeAtOnce;
import platform.database.RetriedOnConflict;

/** Looks what became of a charge's payment, and what follows. */
@Component
class SettleCharge {
    private final BillingAgreements agreements;
    private final BillingCharges charges;
    private final KeepCharges keepCharges;
    private final ChargeAtOnce chargeAtOnce;
    private final RetryPlan plan;
    private final Clock clock;

    SettleCharge(BillingAgreements agreements, BillingCharges charges, KeepCharges keepCharges,
            ChargeAtOnce chargeAtOnce, RetryPlan plan, Clock clock) {
        this.agreements = agreements;
        this.charges = charges;
        this.keepCharges = keepCharges;
        this.chargeAtOnce = chargeAtOnce;
        this.plan = plan;
        this.clock = clock;
    }

    /** Of one that is decided it changes nothing. */
    @RetriedOnConflict
    @Transactional
    public void settle(BillingChargeId id) {
        BillingCharge seen = charges.get(id);
        if (seen.state() != BillingCharge.State.CHARGING) {
            return;
        }
        // Whoever ends the key ends what waits to be tried again: it comes before this, or after.
        BillingAgreement agreement = agreements.lock(agreements.get(seen.agreement()).key()).orElseThrow();
        BillingCharge charge = charges.lock(id);
        if (charge.state() != BillingCharge.State.CHARGING) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (chargeAtOnce.outcome(Objects.requireNonNull(charge.payment()))) {
            case ChargeAtOnce.Outcome.Unknown _ -> charges.write(charge.charging(now.plus(TryCharge.LOOK_AGAIN)));
            case ChargeAtOnce.Outcome.Done _ -> keepCharges.keep(agreement, charge.done());
            case ChargeAtOnce.Outcome.Refused refused -> {
                BillingCharge.Refusal why = new BillingCharge.Refusal(refused.why(), null);
                keepCharges.keep(agreement,
                        agreement.isActive() ? charge.refused(why, plan, now) : charge.failed(why));
            }
        }
    }
}
