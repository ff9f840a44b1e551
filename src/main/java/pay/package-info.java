/**
 * The wallet, payments and the ledger: the only module that moves money or points.
 */
@ApplicationModule(id = "pay", displayName = "Pay", allowedDependencies = {"platform::*", "member::events",
        "commerce::events", "loan::events", "benefit::events", "ads::events"})
@NullMarked
package pay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
