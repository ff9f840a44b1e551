/** Keeps personal data out of the logs. */
@NamedInterface
@NullMarked
package platform.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
