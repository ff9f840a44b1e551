/** What every HTTP endpoint shares: coded errors, cursors, idempotency, limits. */
@NamedInterface
@NullMarked
package platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
