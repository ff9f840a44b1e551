package platform.security;

import java.util.Set;

import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.PlatformError;

/** What one of a seller's people may do in the seller admin. */
public enum SellerRole {
    /** Everything, and says who else may do what. */
    OWNER, PRODUCT, ORDER, MONEY,
    /** Looks; whoever may do anything may do that too, and has this role besides. */
    VIEWER;

    /** The role without which nobody is let into the seller admin: that of who looks. */
    public static final String SELLER = "SELLER";

    /** Its name among the roles of the people who work in the browser. */
    public String role() {
        return this == VIEWER ? SELLER : "SELLER_" + name();
    }

    /** Whether whoever has these roles may do this, by itself or as an owner. */
    public boolean isIn(Set<String> roles) {
        return roles.contains(SELLER) && (roles.contains(role()) || roles.contains(OWNER.role()));
    }

    /**
     * The seller that somebody works for who may do this.
     *
     * @throws DomainException {@link PlatformError#FORBIDDEN} when they may not, or work for nobody
     */
    public Tsid sellerOf(StaffCaller caller) {
        Tsid seller = caller.sellerId();
        if (seller == null || !isIn(caller.roles())) {
            throw new DomainException(PlatformError.FORBIDDEN);
        }
        return seller;
    }
}
