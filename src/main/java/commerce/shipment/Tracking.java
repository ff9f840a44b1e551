package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import commerce.order.MoveItem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who says where parcels are: the sandbox, or with {@code madang.commerce.tracking=none} nobody. */
@Configuration(proxyBeanMethods = false)
class Tracking {
    private static final String SETTING = "madang.commerce.tracking";
    /** Nobody's parcel: the sandbox never sees it. */
    static final String NEVER_SEEN = "00000000";
    /** Somebody else's: it arrived four weeks before it was sent. */
    static final String ANOTHERS = "99999999";

    /** Picks parcels up after half a minute and delivers them in another. */
    @Bean
    @ConditionalOnProperty(name = SETTING, havingValue = "sandbox", matchIfMissing = true)
    static CourierTracking sandboxCouriers(Clock clock) {
        return (invoice, shippedAt) -> {
            Duration since = Duration.between(shippedAt, clock.instant());
            if (invoice.number().equals(ANOTHERS)) {
                return new CourierTracking.Sighting.Delivered(shippedAt.minus(Duration.ofDays(30)),
                        shippedAt.minus(Duration.ofDays(28)));
            }
            if (invoice.number().equals(NEVER_SEEN) || since.compareTo(Duration.ofSeconds(30)) < 0) {
                return new CourierTracking.Sighting.Unknown();
            }
            Instant handedIn = shippedAt.plusSeconds(30);
            return since.compareTo(Duration.ofSeconds(90)) < 0
                    ? new CourierTracking.Sighting.OnTheWay(handedIn)
                    : new CourierTracking.Sighting.Delivered(handedIn, shippedAt.plusSeconds(90));
        };
    }

    /** Purchases confirm themselves four weeks after they were sent, and exchanges count as arrived; nobody is asked before. */
    @Bean
    @ConditionalOnProperty(name = SETTING, havingValue = "none")
    static CourierTracking noCouriers() {
        return new CourierTracking() {
            @Override
            public Duration firstAskedAfter() {
                return MoveItem.LONGEST_WAY;
            }

            @Override
            public Sighting of(Invoice invoice, Instant shippedAt) {
                return new Sighting.Unknown();
            }
        };
    }
}
