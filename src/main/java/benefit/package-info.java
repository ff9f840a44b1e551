/**
 * Points for walking, for coming back every day and for doing something the first time: within budgets, paid by pay.
 */
@ApplicationModule(id = "benefit", displayName = "Benefit", allowedDependencies = {"platform::*", "member::events",
        "pay::events", "commerce::events", "loan::events"})
@NullMarked
package benefit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
