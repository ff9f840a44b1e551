/** Logging in, on a bound device or on a new one. */
@NullMarked
package member.login;

import org.jspecify.annotations.NullMarked;
