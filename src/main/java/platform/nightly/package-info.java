/** Checks that modules have run each night, by one instance; what they find waits for a person. */
@NamedInterface
@NullMarked
package platform.nightly;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
