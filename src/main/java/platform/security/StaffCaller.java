package platform.security;

import java.io.Serializable;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * A person who works in the browser: an operator of Madang, or one of a seller's or an advertiser's people.
 *
 * @param staffId who
 * @param name that they log in with, for their own eyes
 * @param roles names of their roles, for example {@code OPERATOR}
 * @param sellerId the seller, or the advertiser, that they work for; null for Madang's own operators
 */
public record StaffCaller(Tsid staffId, String name, Set<String> roles, @Nullable Tsid sellerId)
        implements
            Serializable {
    public StaffCaller {
        roles = Set.copyOf(roles);
    }
}
