package loan.application;

/** Certificates that lenders ask for. */
public enum DocumentKind {
    /** 재직증명서. */
    EMPLOYMENT,
    /** 소득금액증명원, 원천징수영수증. */
    INCOME,
    /** 주민등록등본. */
    RESIDENCE,
    /** 등기부등본. */
    REAL_ESTATE
}
