/** What a loan costs besides interest: the prepayment fee, the stamp duty, interest on what is overdue. */
@NullMarked
package loan.cost;

import org.jspecify.annotations.NullMarked;
