package platform.web.limits;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is let in.
 *
 * @param concurrent requests of the API that run at once; more than the connection pool, since not all of each is SQL
 * @param patience how long one more waits for its turn before it is refused
 * @param perAddress requests of one network address, which many people may share
 * @param perCaller requests of one member or person, whatever the address
 */
@ConfigurationProperties("madang.limits")
record LimitProperties(@DefaultValue("128") int concurrent, @DefaultValue("5ms") Duration patience,
        @DefaultValue Rate perAddress, @DefaultValue Rate perCaller) {
    /**
     * A bucket that holds {@code burst} requests and is refilled evenly.
     *
     * @param perMinute 0 for no limit
     * @param burst how many may come at once
     */
    record Rate(@DefaultValue("6000") long perMinute, @DefaultValue("600") long burst) {}
}
