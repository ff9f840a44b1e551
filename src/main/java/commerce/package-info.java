/**
 * Products, stock and orders.
 */
@ApplicationModule(id = "commerce", displayName = "Commerce", allowedDependencies = {"platform::*", "member::events",
        "pay::events"})
@NullMarked
package commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
