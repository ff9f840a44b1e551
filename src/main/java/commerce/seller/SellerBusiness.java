package commerce.seller;

import commerce.catalogue.SellerId;

/** What a seller has under way in a feature above, which that feature ends when Madang stops the seller. */
public interface SellerBusiness {
    /**
     * Ends it, in transactions of its own, as long as the seller is stopped: unconfirmed items are cancelled and refunded, open
     * teams dissolved. What cannot be ended keeps nothing else from it.
     *
     * @return whether all of it is ended
     */
    boolean end(SellerId seller);
}
