package platform.web.limits;

import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * Places of one kind, as operators see them.
 *
 * @param refused counts who found none
 */
record Room(Semaphore places, Counter refused) {
    /** @param name of the kind in the metrics */
    static Room of(String name, int most, MeterRegistry meters) {
        Semaphore places = new Semaphore(most);
        meters.gauge("madang.admission.free", Tags.of("places", name), places, Semaphore::availablePermits);
        return new Room(places, meters.counter("madang.admission.refused", "places", name));
    }
}
