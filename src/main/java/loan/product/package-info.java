/** The kinds of loans. */
@NullMarked
package loan.product;

import org.jspecify.annotations.NullMarked;
