/** What the benefit module tells the others. */
@NamedInterface
@NullMarked
package benefit.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
