/** A loan's money on its way to the member: pay's answer, and asking for it again. */
@NullMarked
package loan.disbursement;

import org.jspecify.annotations.NullMarked;
