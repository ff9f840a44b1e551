package loan.lender;

/** How somebody lives. */
public enum Housing {
    OWNER,
    /** 전세: a deposit instead of rent. */
    JEONSE, MONTHLY_RENT, WITH_FAMILY
}
