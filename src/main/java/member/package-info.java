/**
 * Who people are: sign-up, log-in, devices, consents, identity tier; and the people who work here.
 */
@ApplicationModule(id = "member", displayName = "Member", allowedDependencies = {"platform::*", "pay::events",
        "commerce::events", "loan::events", "benefit::events"})
@NullMarked
package member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
