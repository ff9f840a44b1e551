/**
 * The application: wiring of the modules into one process, security chains, API reference, landing page. No business.
 */
@ApplicationModule(id = "madang", displayName = "Madang", allowedDependencies = {"platform::*"})
@NullMarked
package madang;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
