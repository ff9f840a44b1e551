/** Threads of an instance that go round from its start to its end. */
@NamedInterface
@NullMarked
package platform.loop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
