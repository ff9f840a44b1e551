package loan.schedule;

/** How the principal comes back. */
public enum RepaymentMethod {
    /** 원리금균등: each instalment is the same, interest and principal together. */
    EQUAL_INSTALMENTS,
    /** 원금균등: each instalment has the same principal. */
    EQUAL_PRINCIPAL,
    /** 만기일시: interest only, all the principal with the last one. */
    BULLET
}
