/** What the pay module tells the others. */
@NamedInterface
@NullMarked
package pay.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
