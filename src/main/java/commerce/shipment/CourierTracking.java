package commerce.shipment;

import java.time.Duration;
import java.time.Instant;

/** Couriers, as far as they say where a parcel is. Asked outside any transaction. */
interface CourierTracking {
    /** What a courier says of a number, with when it says that it happened: the number may be of another parcel. */
    sealed interface Sighting {
        /** Nothing. */
        record Unknown() implements Sighting {}

        /** Somebody has handed it in. */
        record OnTheWay(Instant handedIn) implements Sighting {}

        /** It is where it was to go. */
        record Delivered(Instant handedIn, Instant at) implements Sighting {}
    }

    /** So long after a parcel was sent its courier is asked for the first time. */
    default Duration firstAskedAfter() {
        return Duration.ofMinutes(1);
    }

    /** Where the parcel is that a seller says to have sent at that time. */
    Sighting of(Invoice invoice, Instant shippedAt);
}
