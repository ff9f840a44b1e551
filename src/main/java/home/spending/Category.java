package home.spending;

/** What money is spent on. */
public enum Category {
    GROCERIES, FASHION, ELECTRONICS, LIVING, BEAUTY,
    /** Goods that no other category takes. */
    SHOPPING, TRANSFER, LOAN
}
