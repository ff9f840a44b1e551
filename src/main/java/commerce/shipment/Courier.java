package commerce.shipment;

/** Who carries parcels. */
public enum Courier {
    CJ_LOGISTICS, HANJIN, LOTTE, LOGEN, KOREA_POST, KYUNGDONG, DAESIN, CU_POST, GS_POSTBOX
}
