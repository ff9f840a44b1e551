package commerce.product;

import commerce.catalogue.ProductStatus;

/** Where a seller's person looks for a product: among what is written, or among what buyers know. */
public enum ProductTab {
    DRAFT, WAITING, ON_SALE, PAUSED, SOLD_OUT, STOPPED,
    /** Written, and sent back by Madang. */
    SENT_BACK;

    /** Whether it is of what is written, new products and changes alike. */
    boolean isWritten() {
        return this == DRAFT || this == WAITING || this == SENT_BACK;
    }

    /** What a product in it is. */
    ProductStatus status() {
        return this == SENT_BACK ? ProductStatus.DRAFT : ProductStatus.valueOf(name());
    }
}
