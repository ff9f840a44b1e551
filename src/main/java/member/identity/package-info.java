/** Verifying who a member really is. */
@NullMarked
package member.identity;

import org.jspecify.annotations.NullMarked;
