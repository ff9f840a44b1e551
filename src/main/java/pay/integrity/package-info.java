/** Checks that the books are right. */
@NullMarked
package pay.integrity;

import org.jspecify.annotations.NullMarked;
