package pay.payment;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Sweep;

/** Runs on every instance; each takes what no other holds. */
@Component
class ExpiryJob {
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
        Sweep.run("Payments that nobody has confirmed", expirePayments::expireUnconfirmed,
                () -> payments.unconfirmed(clock.instant(), AT_ONCE), expirePayments::expireUnconfirmed);
    }

    @Scheduled(fixedDelayString = DELAY, initialDelayString = DELAY)
    void endUndeposited() {
        Sweep.run("Payments without their deposits", expirePayments::expireUndeposited,
                () -> payments.undeposited(clock.instant(), AT_ONCE), expirePayments::expireUndeposited);
    }
}
