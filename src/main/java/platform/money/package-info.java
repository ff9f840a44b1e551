/** Money as whole won. */
@NamedInterface
@NullMarked
package platform.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
