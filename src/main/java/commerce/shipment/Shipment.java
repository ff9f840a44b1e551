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
 */
record Shipment(ShipmentId id, SellerId sellerId, Tsid buyerId, Invoice invoice, ShipmentState state,
        @Nullable Tsid claimId, Instant shippedAt, @Nullable Instant deliveredAt, int asked) {}
