/** What is to be done every so often: the threads that run it, and rounds over what is due. */
@NamedInterface
@NullMarked
package platform.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
