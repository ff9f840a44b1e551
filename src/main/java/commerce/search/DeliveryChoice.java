package commerce.search;

/** What a buyer wants of how a product is sent. */
public enum DeliveryChoice {
    /** One piece of it is sent for nothing, but for what Jeju and other islands may cost. */
    FREE
}
