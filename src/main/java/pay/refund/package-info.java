/** Money of a paid order going back to its member. */
@NullMarked
package pay.refund;

import org.jspecify.annotations.NullMarked;
