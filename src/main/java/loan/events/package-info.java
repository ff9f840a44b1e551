/** What the loan module tells the others. */
@NamedInterface
@NullMarked
package loan.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
