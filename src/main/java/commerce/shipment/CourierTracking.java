package commerce.shipment;

import java.time.Duration;
import java.time.Instant;

/** Couriers, as far as they say where a parcel is. Asked outside any transaction. */
interface CourierTracking {
    /** What a courier says. */
    enum Sighting {
        UNKNOWN, ON_THE_WAY, DELIVERED
    }

    /** So long after a parcel was sent its courier is asked for the first time. */
    default Duration firstAskedAfter() {
        return Duration.ofMinutes(1);
    }

    /** Where the parcel is that a seller says to have sent at that time. */
    Sighting of(Invoice invoice, Instant shippedAt);
}
