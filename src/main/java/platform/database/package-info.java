/** The embedded database, and what every statement shares. */
@NamedInterface
@NullMarked
package platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
