package pay.easypay;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; each takes what no other holds. */
@Component
class EndJob {
    private static final Logger LOG = LoggerFactory.getLogger(EndJob.class);
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
        try {
            boolean more = true;
            while (more) {
                more = endOverdue.endSome();
            }
        } catch (RuntimeException together) {
            LOG.warn("Overdue payments do not end together: each by itself", together);
            List<Long> due = payments.due(clock.instant(), AT_ONCE);
            due.forEach(this::end);
        }
    }

    /** One that cannot be ended does not keep the others. */
    private void end(long id) {
        try {
            endOverdue.endOne(id);
        } catch (RuntimeException e) {
            LOG.warn("Payment {} does not end; trying again in the next round", id, e);
        }
    }
}
