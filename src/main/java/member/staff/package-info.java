/** The people who work in the browser: operators, and sellers' people. */
@NullMarked
package member.staff;

import org.jspecify.annotations.NullMarked;
