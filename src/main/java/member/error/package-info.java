/** The refusals of the member module. */
@NullMarked
package member.error;

import org.jspecify.annotations.NullMarked;
