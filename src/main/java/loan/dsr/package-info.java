/** How much debt an income carries, by the rules of the day. */
@NullMarked
package loan.dsr;

import org.jspecify.annotations.NullMarked;
