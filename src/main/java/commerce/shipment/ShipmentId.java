package commerce.shipment;

import platform.id.TypedId;

/** Identifies a parcel on its way. */
public record ShipmentId(long value) implements TypedId {}
