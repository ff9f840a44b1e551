/** What stood on accounts at any time: balances kept day by day, statements, and the trial balance. */
@NullMarked
package pay.statement;

import org.jspecify.annotations.NullMarked;
