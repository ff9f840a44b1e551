/** What the loan module refuses with. */
@NullMarked
package loan.refusal;

import org.jspecify.annotations.NullMarked;
