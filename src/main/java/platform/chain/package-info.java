/** What chains of hashes in the database have in common: keyed hashes, and notes of their ends outside of it. */
@NamedInterface
@NullMarked
package platform.chain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
