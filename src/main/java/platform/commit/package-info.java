/** Group commit: concurrent calls share transactions, each with an outcome of its own. */
@NamedInterface
@NullMarked
package platform.commit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
