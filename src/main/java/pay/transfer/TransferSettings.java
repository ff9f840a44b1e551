package pay.transfer;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How transfers are done.
 *
 * @param lanes how many transactions of transfers run at once on an instance
 * @param together how many transfers may share one
 * @param acceptWithin how long money waits for the owner of a phone number
 */
@ConfigurationProperties("madang.pay.transfer")
record TransferSettings(@DefaultValue("2") int lanes, @DefaultValue("128") int together,
        @DefaultValue("7d") Duration acceptWithin) {
    TransferSettings {
        if (lanes < 1 || together < 1 || !acceptWithin.isPositive()) {
            throw new IllegalArgumentException(
                    "madang.pay.transfer is " + lanes + ", " + together + ", " + acceptWithin);
        }
    }
}
