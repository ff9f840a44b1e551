package commerce.shipment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import commerce.shipment.CourierTracking.Sighting;

/** Why what a courier says of a number is not believed to be of the parcel whose seller told it. */
public enum Doubt {
    /**
     * Nobody hands in what nobody has bought yet, nor in exchange for what was not sent: couriers use numbers again, and people mistype
     * them.
     */
    HANDED_IN_BEFORE_PAID,
    /** It had arrived before its seller said that it was sent, and was not even handed in after the seller had taken it on, or the exchange
     * was asked for. */
    DELIVERED_BEFORE_SENT,
    /** An operator found that it is another parcel's. */
    FREED;

    /** Couriers tell whole minutes, by clocks of their own. */
    static final Duration CLOCKS = Duration.ofMinutes(10);

    /**
     * What is known of a parcel.
     *
     * @param paid when the last of what is in it was paid; of an exchange, when the item itself was sent
     * @param takenOn when its seller took the last of it on; of an exchange, when that was asked for
     * @param sent when its seller said that it was sent; numbers are often told afterwards
     */
    record Known(Instant paid, Instant takenOn, Instant sent) {}

    /** A doubt, and when what is doubted was to have happened. */
    record Doubted(Doubt why, Instant at) {}

    /** Why it cannot be; empty when it can. */
    static Optional<Doubted> of(Sighting sighting, Known known) {
        return switch (sighting) {
            case Sighting.Unknown _ -> Optional.empty();
            case Sighting.OnTheWay way -> handedIn(way.handedIn(), known);
            case Sighting.Delivered delivered -> handedIn(delivered.handedIn(), known)
                    .or(() -> isBefore(delivered.at(), known.sent()) && isBefore(delivered.handedIn(), known.takenOn())
                            ? Optional.of(new Doubted(DELIVERED_BEFORE_SENT, delivered.at()))
                            : Optional.empty());
        };
    }

    private static Optional<Doubted> handedIn(Instant at, Known known) {
        return isBefore(at, known.paid()) ? Optional.of(new Doubted(HANDED_IN_BEFORE_PAID, at)) : Optional.empty();
    }

    private static boolean isBefore(Instant told, Instant here) {
        return told.plus(CLOCKS).isBefore(here);
    }
}
