/** How people are reached, and shown to each other. */
@NamedInterface
@NullMarked
package platform.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
