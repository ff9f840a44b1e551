/** One effect for one key, however often and however concurrently the request comes. */
@NamedInterface
@NullMarked
package platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
