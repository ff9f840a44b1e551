package commerce.access;

import java.util.Set;

import commerce.catalogue.SellerId;
import platform.security.SignedCaller;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * The seller whose system calls, from the key that signed the request. A controller takes it as a parameter.
 *
 * @param key that signed it
 */
public record CallingSeller(SellerId id, SellerKeyId key, Set<SellerScope> scopes) implements SignedCaller {
    public CallingSeller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String callerName() {
        return "seller:" + id.value();
    }

    /**
     * The seller, if its key is good for this.
     *
     * @throws DomainException {@link PlatformError#FORBIDDEN}
     */
    public SellerId with(SellerScope scope) {
        if (!scopes.contains(scope)) {
            throw new DomainException(PlatformError.FORBIDDEN);
        }
        return id;
    }
}
