/** The member: who they are, and what they call themselves. */
@NullMarked
package member.profile;

import org.jspecify.annotations.NullMarked;
