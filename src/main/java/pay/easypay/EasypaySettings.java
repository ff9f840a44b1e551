package pay.easypay;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.web.commit.Sharing;

/**
 * How merchants' payments are done.
 *
 * @param lanes how many transactions of each of asking, approving and confirming run at once on an instance; one takes more
 *     together than two would, which on two cores is a seventh more payments
 * @param together how many payments may share one
 * @param pace from the beginning of one that is shared to that of the next
 * @param payWithin how long a member has to approve
 * @param confirmWithin how long the merchant has to confirm what was approved
 * @param captureWithin how long they have to capture what was authorised
 * @param depositWithin how long a virtual account awaits its deposit, unless the merchant says how long: seven days, as at
 *     <a href="https://docs.tosspayments.com/guides/payment/virtual-account-api">Toss Payments</a>
 */
@ConfigurationProperties("madang.pay.easypay")
record EasypaySettings(@DefaultValue("1") int lanes, @DefaultValue("128") int together,
        @DefaultValue("5ms") Duration pace, @DefaultValue("30m") Duration payWithin,
        @DefaultValue("10m") Duration confirmWithin, @DefaultValue("7d") Duration captureWithin,
        @DefaultValue("7d") Duration depositWithin, @DefaultValue("100") int partialCancels) {
    EasypaySettings {
        if (!payWithin.isPositive() || !confirmWithin.isPositive()
                || !captureWithin.isPositive() || !depositWithin.isPositive() || partialCancels < 1) {
            throw new IllegalArgumentException(
                    "madang.pay.easypay is " + payWithin + ", " + confirmWithin + ", " + captureWithin + ", "
                            + depositWithin + ", " + partialCancels);
        }
    }

    Sharing sharing() {
        return new Sharing(lanes, together, pace);
    }
}
