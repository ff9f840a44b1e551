package home.suggestion;

/** What is known of a member. Amounts are won, times days. */
public enum Fact {
    WALLET_BALANCE, MOVEMENTS, POINTS, ORDERS, ORDERS_TO_PAY,
    /** Loans that are being paid back, and what is left to pay of them. */
    LOANS_OPEN, LOAN_BALANCE, LOANS_OVERDUE,
    /** The next instalment that is not due yet. */
    NEXT_LOAN_PAYMENT, DAYS_TO_LOAN_PAYMENT,
    /** 1 when loans were compared at all. */
    COMPARED, COMPARISON_OFFERS, DAYS_SINCE_COMPARISON, CLAIMABLE_POINTS,
    /** 1 when the member has checked in today. */
    CHECKED_IN, SPENT_THIS_MONTH, SPENT_LAST_MONTH
}
