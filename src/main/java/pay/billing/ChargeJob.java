package pay.billing;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tries refused charges again when their time has come, and looks at those that a card company has not answered. Runs on every instance: one lock decides who tries. */
@Component
class ChargeJob {
    private static final Logger LOG = LoggerFactory.getLogger(ChargeJob.class);
    private static final int AT_ONCE = 100;

    private final BillingCharges charges;
    private final ChargeBilling chargeBilling;
    private final SettleCharge settleCharge;
    private final Clock clock;

    ChargeJob(BillingCharges charges, ChargeBilling chargeBilling, SettleCharge settleCharge, Clock clock) {
        this.charges = charges;
        this.chargeBilling = chargeBilling;
        this.settleCharge = settleCharge;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.billing.job-delay:10s}", initialDelayString = "${madang.pay.billing.job-delay:10s}")
    void run() {
        List<BillingChargeId> due = charges.due(clock.instant(), AT_ONCE);
        due.forEach(this::lookAt);
    }

    /** One that cannot be tried does not keep the others. */
    private void lookAt(BillingChargeId id) {
        try {
            settleCharge.settle(id);
            chargeBilling.again(id);
        } catch (RuntimeException e) {
            LOG.warn("Billing charge {} is tried in the next round", id.value(), e);
        }
    }
}
