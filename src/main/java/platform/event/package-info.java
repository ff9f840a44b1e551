/** Publishing domain events: the one way in which modules speak to each other. */
@NamedInterface
@NullMarked
package platform.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
