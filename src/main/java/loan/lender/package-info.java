/** The lenders: who they are, what they lend, and how they are asked. */
@NullMarked
package loan.lender;

import org.jspecify.annotations.NullMarked;
