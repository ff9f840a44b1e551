package commerce.freight;

/** Where a parcel goes, as far as couriers ask more for it. */
public enum Zone {
    MAINLAND, JEJU,
    /** Other islands and what is as far away. */
    ISLAND
}
