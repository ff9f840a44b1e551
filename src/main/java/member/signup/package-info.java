/** Becoming a member. */
@NullMarked
package member.signup;

import org.jspecify.annotations.NullMarked;
