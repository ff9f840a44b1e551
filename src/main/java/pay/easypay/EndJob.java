package pay.easypay;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Sweep;

/** Runs on every instance; each takes what no other holds. */
@Component
class EndJob {
    private static final int AT_ONCE = 1_000;

    private final EndOverdue endOverdue;
    private final MerchantPayments payments;
    private final Clock clock;

    EndJob(EndOverdue endOverdue, MerchantPayments payments, Clock clock) {
        this.endOverdue = endOverdue;
        this.payments = payments;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.easypay.end-delay:1s}", initialDelayString = "${madang.pay.easypay.end-delay:1s}")
    void run() {
        Sweep.run("Overdue payments", endOverdue::endSome, () -> payments.due(clock.instant(), AT_ONCE),
                endOverdue::endOne);
    }
}
