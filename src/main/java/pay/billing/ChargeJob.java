package pay.billing;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Rounds;

/** Tries refused charges again when their time has come, and looks at those that a card company has not answered. Runs on every instance: one lock decides who tries. */
@Component
class ChargeJob {
    private static final int AT_ONCE = 100;

    private final BillingCharges charges;
    private final ChargeBilling chargeBilling;
    private final SettleCharge settleCharge;
    private final Clock clock;
    private final Rounds<BillingChargeId> rounds;

    ChargeJob(BillingCharges charges, ChargeBilling chargeBilling, SettleCharge settleCharge, Clock clock) {
        this.charges = charges;
        this.chargeBilling = chargeBilling;
        this.settleCharge = settleCharge;
        this.clock = clock;
        this.rounds = new Rounds<>("Billing charges", AT_ONCE, clock);
    }

    @Scheduled(fixedDelayString = "${madang.pay.billing.job-delay:10s}", initialDelayString = "${madang.pay.billing.job-delay:10s}")
    void run() {
        rounds.some(most -> charges.due(clock.instant(), most), id -> {
            settleCharge.settle(id);
            chargeBilling.again(id);
        });
    }
}
