/** The background threads of event delivery. */
@NamedInterface
@NullMarked
package platform.event.loop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
