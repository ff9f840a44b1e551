package commerce.webhook;

/** What a seller's system can be told. The names are a contract: more may come, none changes. */
public enum SellerTopic {
    /** Items are paid and to be sent; of a team's seats, when it is full. Data: the order and its items. */
    ORDER_PAID,
    /** Nothing of what the seller was to send of an order is left. Data: the order. */
    ORDER_CANCELED,
    /** Data: the claim. */
    CLAIM_OPENED,
    /** Data: the claim, and how it ended. */
    CLAIM_CLOSED,
    /** Data: the item. */
    ITEM_DELIVERED,
    /**
     * Of the number of a parcel something else is believed: it is doubted, an operator freed it, so that an arrival is taken back, or it was
     * corrected. Data: the item, its number now, and the doubt.
     */
    INVOICE_CHANGED,
    /** Data: the item, and what the seller gets for it. */
    PURCHASE_CONFIRMED,
    /** Data: the statement of a day. */
    SETTLEMENT_CLOSED,
    /** Data: the plan, and from which day on it holds. */
    FEE_PLAN_CHANGED,
    /** The card company may take back what the buyer paid; what was not sent is better kept. Data: the chargeback. */
    CHARGEBACK_OPENED,
    /** The card company has decided. Data: the chargeback, and how. */
    CHARGEBACK_DECIDED
}
