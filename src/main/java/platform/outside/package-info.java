/** Calls to others over the network, who may be slow or silent. */
@NamedInterface
@NullMarked
package platform.outside;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
