/** What Korean businesses are registered by. */
@NamedInterface
@NullMarked
package platform.business;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
