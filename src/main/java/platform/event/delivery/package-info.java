/** Brings each event to each of its listeners with one effect: at once, again after a failure, or when an operator asks. */
@NamedInterface
@NullMarked
package platform.event.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
