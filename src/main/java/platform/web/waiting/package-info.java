/** Requests that wait a moment for what is on its way. */
@NamedInterface
@NullMarked
package platform.web.waiting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
