/** The pages for operators under {@code /ops}: their shell, and the pages about the platform itself. */
@NamedInterface
@NullMarked
package platform.ops;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
