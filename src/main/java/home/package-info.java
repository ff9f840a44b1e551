/**
 * The first screen: read models of what the other modules tell.
 */
@ApplicationModule(id = "home", displayName = "Home", allowedDependencies = {"platform::*", "member::events",
        "pay::events", "commerce::events", "loan::events", "benefit::events"})
@NullMarked
package home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
