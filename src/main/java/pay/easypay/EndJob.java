package pay.easypay;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

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
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins; // That is no fault of one of them.
        } catch (RuntimeException together) {
            LOG.debug("Overdue payments do not end together: each by itself", together);
            List<Long> due = payments.due(clock.instant(), AT_ONCE);
            due.forEach(this::end);
        }
    }

    /** One that cannot be ended does not keep the others. */
    private void end(long id) {
        try {
            endOverdue.endOne(id);
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins;
        } catch (RuntimeException e) {
            // Each second: no trace, which would fill the log.
            LOG.warn("Payment {} does not end; trying again in the next round: {}", id, e.toString());
        }
    }
}
