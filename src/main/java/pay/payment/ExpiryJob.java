package pay.payment;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Runs on every instance; each takes what no other holds. */
@Component
class ExpiryJob {
    private final ExpirePayments expirePayments;

    ExpiryJob(ExpirePayments expirePayments) {
        this.expirePayments = expirePayments;
    }

    @Scheduled(fixedDelayString = "${madang.pay.payment.expiry-delay:1s}", initialDelayString = "${madang.pay.payment.expiry-delay:1s}")
    void run() {
        boolean more = true;
        while (more) {
            more = expirePayments.expireSome();
        }
    }
}
