package commerce.seller;

import commerce.catalogue.SellerId;

/** What a seller has under way in a feature above, which that feature ends when Madang stops the seller. */
public interface SellerBusiness {
    /**
     * Ends some of it, in transactions of its own: unconfirmed items are cancelled and refunded, open teams dissolved.
     *
     * @return whether there may be more
     */
    boolean endSome(SellerId seller);
}
