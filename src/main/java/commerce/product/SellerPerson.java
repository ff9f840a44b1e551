package commerce.product;

import commerce.catalogue.SellerId;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

/** One of a seller's people: whose products they may touch, the session says and never the request. */
public record SellerPerson(SellerId seller, Tsid id) {
    /**
     * Who is logged in.
     *
     * @throws DomainException {@code FORBIDDEN} to whoever works for no seller
     */
    public static SellerPerson of(StaffCaller caller) {
        Tsid seller = caller.sellerId();
        if (seller == null) {
            throw new DomainException(PlatformError.FORBIDDEN);
        }
        return new SellerPerson(new SellerId(seller.value()), caller.staffId());
    }

    ProductHistory.Actor actor() {
        return new ProductHistory.Actor(ProductHistory.Actor.Kind.SELLER, id);
    }
}
