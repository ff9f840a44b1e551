/** Back-pressure before collapse: how many requests run at once, and how many a caller may send. */
@NamedInterface
@NullMarked
package platform.web.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
