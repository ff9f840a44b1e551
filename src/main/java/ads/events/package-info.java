/** What the ads module tells the others. */
@NamedInterface
@NullMarked
package ads.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
