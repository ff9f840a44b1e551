package pay.payment;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Runs on every instance; each takes what no other holds. */
@Component
class ExpiryJob {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);
    private static final String DELAY = "${madang.pay.payment.expiry-delay:1s}";
    private static final int AT_ONCE = 1_000;

    private final ExpirePayments expirePayments;
    private final Payments payments;
    private final Clock clock;

    ExpiryJob(ExpirePayments expirePayments, Payments payments, Clock clock) {
        this.expirePayments = expirePayments;
        this.payments = payments;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = DELAY, initialDelayString = DELAY)
    void endUnconfirmed() {
        boolean more = true;
        while (more) {
            more = expirePayments.expireUnconfirmed();
        }
    }

    @Scheduled(fixedDelayString = DELAY, initialDelayString = DELAY)
    void endUndeposited() {
        try {
            boolean more = true;
            while (more) {
                more = expirePayments.expireUndeposited();
            }
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins; // That is no fault of one of them.
        } catch (RuntimeException together) {
            LOG.debug("Payments without their deposits do not end together: each by itself", together);
            payments.undeposited(clock.instant(), AT_ONCE).forEach(this::end);
        }
    }

    /** One that cannot be ended does not keep the others. */
    private void end(PaymentId id) {
        try {
            expirePayments.expireUndeposited(id);
        } catch (CannotCreateTransactionException nothingBegins) {
            throw nothingBegins;
        } catch (RuntimeException e) {
            // Each second: no trace, which would fill the log.
            LOG.warn("Payment {} does not end; trying again in the next round: {}", id.value(), e.toString());
        }
    }
}
