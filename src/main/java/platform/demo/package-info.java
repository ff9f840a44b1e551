/** Demo data: its scale, its deterministic ids, names and credentials, and the loader that writes it in batches. */
@NamedInterface
@NullMarked
package platform.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
