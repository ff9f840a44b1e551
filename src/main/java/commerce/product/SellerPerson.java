package commerce.product;

import commerce.catalogue.SellerId;
import platform.id.Tsid;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/** One of a seller's people: whose products they may touch, the session says and never the request. */
public record SellerPerson(SellerId seller, Tsid id) {
    /**
     * Who is logged in.
     *
     * @throws platform.web.DomainException {@code FORBIDDEN} to whoever works for no seller, or does not look after its products
     */
    public static SellerPerson of(StaffCaller caller) {
        return new SellerPerson(SellerId.of(caller, SellerRole.PRODUCT), caller.staffId());
    }

    ProductHistory.Actor actor() {
        return new ProductHistory.Actor(ProductHistory.Actor.Kind.SELLER, id);
    }
}
