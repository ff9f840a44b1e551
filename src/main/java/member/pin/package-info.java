/** The six-digit PIN: how it is kept, checked and locked. */
@NullMarked
package member.pin;

import org.jspecify.annotations.NullMarked;
