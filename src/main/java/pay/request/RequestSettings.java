package pay.request;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How money may be asked for.
 *
 * @param payWithin how long a request can be paid
 * @param openAtOnce how many open requests an asker may have
 * @param aDayOfOne how often an asker may ask the same person in a Korean day
 * @param aDay how often an asker may ask anybody in a Korean day
 * @param remindAfter how long after a reminder the next one may come
 */
@ConfigurationProperties("madang.pay.request")
record RequestSettings(@DefaultValue("14d") Duration payWithin, @DefaultValue("30") int openAtOnce,
        @DefaultValue("10") int aDayOfOne, @DefaultValue("100") int aDay, @DefaultValue("1d") Duration remindAfter) {
    RequestSettings {
        if (!payWithin.isPositive() || openAtOnce < 1 || aDayOfOne < 1 || aDay < 1 || !remindAfter.isPositive()) {
            throw new IllegalArgumentException("madang.pay.request is " + payWithin + ", " + openAtOnce + ", "
                    + aDayOfOne + ", " + aDay + ", " + remindAfter);
        }
    }
}
