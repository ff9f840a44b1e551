package commerce.product;

import commerce.access.CallingSeller;
import commerce.access.SellerScope;
import commerce.catalogue.SellerId;
import platform.id.Tsid;
import platform.security.SellerRole;
import platform.security.StaffCaller;

/**
 * One of a seller's people, or one of its systems: whose products they may touch, the session or the key says and never the
 * request.
 *
 * @param id of the person, or of the key
 * @param byKey whether it is a system
 */
public record SellerPerson(SellerId seller, Tsid id, boolean byKey) {
    /** A person. */
    public SellerPerson(SellerId seller, Tsid id) {
        this(seller, id, false);
    }

    /**
     * A system that calls.
     *
     * @throws platform.web.DomainException {@code FORBIDDEN} when its key is not good for products
     */
    public static SellerPerson of(CallingSeller caller) {
        return new SellerPerson(caller.with(SellerScope.PRODUCT), Tsid.of(caller.key()), true);
    }

    /**
     * Who is logged in.
     *
     * @throws platform.web.DomainException {@code FORBIDDEN} to whoever works for no seller, or does not look after its products
     */
    public static SellerPerson of(StaffCaller caller) {
        return new SellerPerson(SellerId.of(caller, SellerRole.PRODUCT), caller.staffId());
    }

    ProductHistory.Actor actor() {
        return new ProductHistory.Actor(byKey ? ProductHistory.Actor.Kind.KEY : ProductHistory.Actor.Kind.SELLER, id);
    }
}
