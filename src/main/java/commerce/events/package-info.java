/** What the commerce module tells the others. */
@NamedInterface
@NullMarked
package commerce.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
