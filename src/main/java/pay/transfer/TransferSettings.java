package pay.transfer;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import platform.web.commit.Sharing;

/**
 * How transfers are done.
 *
 * @param lanes how many transactions of transfers run at once on an instance; two would keep senders' counters and balances
 *     from each other
 * @param together how many transfers may share one
 * @param pace from the beginning of one that is shared to that of the next
 * @param acceptWithin how long money waits for the owner of a phone number
 */
@ConfigurationProperties("madang.pay.transfer")
record TransferSettings(@DefaultValue("1") int lanes, @DefaultValue("128") int together,
        @DefaultValue("5ms") Duration pace, @DefaultValue("7d") Duration acceptWithin) {
    TransferSettings {
        if (!acceptWithin.isPositive()) {
            throw new IllegalArgumentException("madang.pay.transfer.accept-within is " + acceptWithin);
        }
    }

    Sharing sharing() {
        return new Sharing(lanes, together, pace);
    }
}
