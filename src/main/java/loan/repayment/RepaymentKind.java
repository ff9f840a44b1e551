package loan.repayment;

/** What is paid back. */
public enum RepaymentKind {
    /** An instalment, or a part of one. */
    INSTALMENT,
    /** Principal before its day, a part of it or all. */
    PREPAYMENT,
    /** All of it, because the loan is taken back within the time that the law gives. */
    WITHDRAWAL
}
