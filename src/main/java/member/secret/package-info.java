/** Hashing of what people know: PINs and passwords. */
@NullMarked
package member.secret;

import org.jspecify.annotations.NullMarked;
