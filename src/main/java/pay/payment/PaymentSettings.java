package pay.payment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.startup.StartupRefused;

/**
 * Limits of requests about payments.
 *
 * @param waiters requests of one instance that may wait at once for a payment to be prepared: places of a
 *     {@link platform.web.waiting.WaitingRoom}
 */
@ConfigurationProperties("madang.pay.payment")
record PaymentLimits(@DefaultValue("32") int waiters) {
    PaymentLimits {
        if (waiters < 0) {
            throw new StartupRefused("madang.pay.payment.waiters is " + waiters, "It must be 0 or more");
        }
    }
}
