package loan.dsr;

/** What kind of lender: the cap depends on it. */
public enum Sector {
    BANK,
    /** Card companies, savings banks, insurers, capital companies. */
    NON_BANK
}
