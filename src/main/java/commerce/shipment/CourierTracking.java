package commerce.shipment;

import java.time.Instant;

/** Couriers, as far as they say where a parcel is. Asked outside any transaction. */
interface CourierTracking {
    /** What a courier says. */
    enum Sighting {
        UNKNOWN, ON_THE_WAY, DELIVERED
    }

    /** Where the parcel is that a seller says to have sent at that time. */
    Sighting of(Invoice invoice, Instant shippedAt);
}
