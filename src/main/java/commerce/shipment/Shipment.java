package commerce.shipment;

import java.time.Instant;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A parcel on its way.
 *
 * @param claimId the exchange that it was sent for
 * @param asked how often the courier was asked
 * @param followedFrom since then by the number that it has now; null: since it was sent
 * @param doubt why the courier is not believed
 * @param doubtAt when what is not believed was to have happened; of a number that was freed, when it was
 * @param believed an operator found that the number is its own, so that nothing of it is doubted
 */
record Shipment(ShipmentId id, SellerId sellerId, Tsid buyerId, Invoice invoice, ShipmentState state,
        @Nullable Tsid claimId, Instant shippedAt, @Nullable Instant deliveredAt, int asked,
        @Nullable Instant followedFrom, @Nullable Doubt doubt, @Nullable Instant doubtAt,
        boolean believed) {
    /** As it is when its seller hands it in. */
    static Shipment sent(ShipmentId id, SellerId seller, Tsid buyer, Invoice invoice, @Nullable Tsid claim,
            Instant now) {
        return new Shipment(id, seller, buyer, invoice, ShipmentState.SHIPPED, claim, now, null, 0, null, null, null,
                false);
    }

    /** From when on somebody waits for it. */
    Instant awaitedFrom() {
        return followedFrom == null ? shippedAt : followedFrom;
    }
}
