/** What is paid back: instalments on their day, what is overdue, and all that comes early. */
@NullMarked
package loan.repayment;

import org.jspecify.annotations.NullMarked;
