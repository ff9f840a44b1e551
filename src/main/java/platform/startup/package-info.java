/** How the application says in one line that it cannot start. */
@NamedInterface
@NullMarked
package platform.startup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
