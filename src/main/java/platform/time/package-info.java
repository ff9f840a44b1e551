/** The clock, the business days of Korea, and rules that hold from a day on. */
@NamedInterface
@NullMarked
package platform.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
