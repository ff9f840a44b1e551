/** Group commit: concurrent requests share transactions, each with an outcome of its own. */
@NamedInterface
@NullMarked
package platform.web.commit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
