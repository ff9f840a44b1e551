package commerce.catalogue;

import platform.id.TypedId;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Identifies a seller. */
public record SellerId(long value) implements TypedId {
    /**
     * The seller that somebody works for.
     *
     * @throws DomainException {@link PlatformError#FORBIDDEN} when they may not do what the role is for, or work for nobody
     */
    public static SellerId of(StaffCaller caller, SellerRole role) {
        return new SellerId(role.sellerOf(caller).value());
    }
}
