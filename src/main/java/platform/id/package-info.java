/** Time-sorted 64-bit ids and the typed ids made of them. */
@NamedInterface
@NullMarked
package platform.id;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
