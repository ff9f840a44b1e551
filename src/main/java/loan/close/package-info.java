/** Closes the days: each loan's interest of each day once, and what is overdue. */
@NullMarked
package loan.close;

import org.jspecify.annotations.NullMarked;
