/**
 * The marketplace: sellers, products, search, stock, carts and orders, group buying, parcels, claims, reviews, live shows, and what
 * sellers are paid.
 */
@ApplicationModule(id = "commerce", displayName = "Commerce", allowedDependencies = {"platform::*", "member::events",
        "pay::events"})
@NullMarked
package commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
