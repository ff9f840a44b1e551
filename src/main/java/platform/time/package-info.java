/** The clock, and the business days of Korea. */
@NamedInterface
@NullMarked
package platform.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
