/** Keys and what is done with them: encrypted fields, blind indexes, keys per member, secrets derived by name. */
@NamedInterface
@NullMarked
package platform.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
