package pay.payment;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.startup.StartupRefused;
import platform.web.commit.Sharing;

/**
 * How payments of orders are waited for and confirmed.
 *
 * @param waiters requests of one instance that may wait at once for a payment to be prepared: places of a
 *     {@link platform.web.waiting.WaitingRoom}
 * @param lanes how many transactions of confirmations run at once on an instance
 * @param together how many confirmations may share one
 * @param pace from the beginning of one that is shared to that of the next
 * @param depositWithin how long a virtual account awaits its deposit: shorter than at merchants, since commerce keeps the goods meanwhile
 * @param mostDeposits how many orders of a member's may wait for deposits at once
 */
@ConfigurationProperties("madang.pay.payment")
record PaymentSettings(@DefaultValue("32") int waiters, @DefaultValue("1") int lanes,
        @DefaultValue("128") int together, @DefaultValue("15ms") Duration pace,
        @DefaultValue("12h") Duration depositWithin, @DefaultValue("3") int mostDeposits) {
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    PaymentSettings {
        if (waiters < 0) {
            throw new StartupRefused("madang.pay.payment.waiters is " + waiters, "It must be 0 or more");
        }
        if (!depositWithin.isPositive() || depositWithin.compareTo(LONGEST_WAIT) > 0) {
            throw new StartupRefused("madang.pay.payment.deposit-within is " + depositWithin,
                    "It must be longer than 0, and " + LONGEST_WAIT.toDays() + " days at most");
        }
        if (mostDeposits < 0) {
            throw new StartupRefused("madang.pay.payment.most-deposits is " + mostDeposits, "It must be 0 or more");
        }
    }

    Sharing sharing() {
        return new Sharing(lanes, together, pace);
    }
}
