/**
 * Advertisers, campaigns, the decision which ad is shown, and what it costs.
 */
@ApplicationModule(id = "ads", displayName = "Ads", allowedDependencies = {"platform::*", "member::events",
        "pay::events", "commerce::events"})
@NullMarked
package ads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
