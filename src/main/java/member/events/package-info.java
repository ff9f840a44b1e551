/** What the member module tells the others. */
@NamedInterface
@NullMarked
package member.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
