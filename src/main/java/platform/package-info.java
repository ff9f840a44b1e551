/**
 * The shared kernel: what every module needs and no module owns. It knows no module.
 */
@ApplicationModule(id = "platform", displayName = "Platform", allowedDependencies = {})
@NullMarked
package platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
