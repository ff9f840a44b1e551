package commerce.shipment;

/** Where a parcel is. */
public enum ShipmentState {
    /** The courier has not said anything of it yet. */
    SHIPPED, DELIVERING, DELIVERED,
    /** The courier knew nothing of it for so long that it is not asked any more. */
    LOST_SIGHT;

    /** Whether its courier is asked on. */
    boolean isOnTheWay() {
        return this == SHIPPED || this == DELIVERING;
    }
}
