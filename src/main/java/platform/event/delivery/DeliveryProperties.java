package platform.event.delivery;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events reach their listeners.
 *
 * @param threads that run listeners in this instance; fewer than the connections of the pool, since each takes one
 * @param together deliveries to one listener that may share a transaction when they wait; 1 gives each its own
 * @param queue deliveries to one listener that may wait for a thread here; more are left to whichever instance has room
 * @param lease how long a delivery belongs to the instance that took it before it began; then any other may take it
 * @param pollInterval between two looks for deliveries that are due, when there are none
 * @param firstDelay after the first failure; doubled with each further one
 * @param maxDelay at most
 * @param tries until a delivery becomes a dead letter
 * @param settle how long after its id was made a transaction may still commit an event; a replay stays behind by that
 */
@ConfigurationProperties("madang.events")
record DeliveryProperties(@DefaultValue("8") int threads, @DefaultValue("32") int together,
        @DefaultValue("1000") int queue,
        @DefaultValue("5s") Duration lease, @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("1s") Duration firstDelay, @DefaultValue("10m") Duration maxDelay, @DefaultValue("12") int tries,
        @DefaultValue("10s") Duration settle) {

    /** So many that a module whose listeners are slow leaves half of them to the others. */
    int threadsOfOneModule() {
        return Math.max(1, threads / 2);
    }

    /** So many that one slow listener leaves one of its module's to the module's others. */
    int threadsOfOneListener() {
        return Math.max(1, threadsOfOneModule() - 1);
    }

    /** How long to wait after the failure of try number {@code attempt}, counted from 1. */
    Duration delayAfter(int attempt) {
        Duration delay = firstDelay;
        for (int i = 1; i < attempt && delay.compareTo(maxDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
