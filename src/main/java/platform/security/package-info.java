/** Who calls: access tokens, callers, signatures of devices. */
@NamedInterface
@NullMarked
package platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
