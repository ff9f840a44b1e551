package pay.receipt;

/** What a cash receipt is for. */
public enum CashReceiptType {
    /** Of a person, who deducts it from their income (소득공제). */
    INCOME_DEDUCTION,
    /** Of a business, which proves its expense by it (지출증빙). */
    EXPENSE_PROOF
}
