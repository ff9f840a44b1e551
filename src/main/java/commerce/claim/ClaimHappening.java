package commerce.claim;

/** What can happen to a claim after it was opened. */
enum ClaimHappening {
    /** The seller has stopped the dispatch. */
    SELLER_STOPS,
    /** The seller had sent it already. */
    SELLER_SENT_IT,
    /** The seller's time to answer a stop is over. */
    TIME_APPROVES, BUYER_WITHDRAWS,
    /** The seller takes the goods back. */
    SELLER_ACCEPTS,
    /** The same of an exchange of which nothing is in stock: it is a return from now on. */
    SELLER_ACCEPTS_WITHOUT_STOCK,
    /** The goods are with the seller again. */
    COLLECTS, HOLDS, RELEASES,
    /** The seller has looked at the goods and gives the money back. */
    APPROVES, REJECTS,
    /** The buyer does not accept the seller's answer, or has none. */
    BUYER_DISPUTES, DECIDED_FOR_BUYER, DECIDED_FOR_SELLER,
    /** The seller sends what was asked for in exchange. */
    RESHIPS,
    /** It has arrived. */
    ARRIVES,
    /** The money is back. */
    REFUND_COMPLETED
}
