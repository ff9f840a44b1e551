package pay.cashback;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cashback is given.
 *
 * @param after so long after a merchant's payment the purchase stands: what went back by then earns nothing
 * @param orderWithin so long after an order was paid for its purchases are to stand: what does not by then earns nothing
 * @param valid how long its points can be spent
 */
@ConfigurationProperties("madang.pay.cashback")
record CashbackSettings(@DefaultValue("7d") Duration after, @DefaultValue("180d") Duration orderWithin,
        @DefaultValue("365d") Duration valid) {
    CashbackSettings {
        if (!after.isPositive() || !orderWithin.isPositive() || !valid.isPositive()) {
            throw new IllegalArgumentException("madang.pay.cashback is " + after + ", " + orderWithin + ", " + valid);
        }
    }
}
