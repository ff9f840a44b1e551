/** A member gets another phone number. */
@NullMarked
package member.phonechange;

import org.jspecify.annotations.NullMarked;
