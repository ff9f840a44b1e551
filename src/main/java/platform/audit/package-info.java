/** The audit log: who did what to what, when and from where, in a form in which tampering is found. */
@NamedInterface
@NullMarked
package platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
