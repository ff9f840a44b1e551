/** Log-ins: refresh tokens, and how they end. */
@NullMarked
package member.session;

import org.jspecify.annotations.NullMarked;
