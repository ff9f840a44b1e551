/** What operators see of lenders. */
@NullMarked
package loan.ops;

import org.jspecify.annotations.NullMarked;
