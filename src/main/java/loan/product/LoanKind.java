package loan.product;

/** What a loan is for and what secures it. */
public enum LoanKind {
    /** 신용대출. */
    CREDIT,
    /** 주택담보대출. */
    MORTGAGE,
    /** 카드론. */
    CARD,
    /** 대환대출: pays another loan off. */
    REFINANCING
}
