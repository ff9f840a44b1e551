/** The trace that a piece of work belongs to: one id through logs, responses, problems and events. */
@NamedInterface
@NullMarked
package platform.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
