/** Loans that were taken: what was agreed, and how they stand. */
@NullMarked
package loan.contract;

import org.jspecify.annotations.NullMarked;
