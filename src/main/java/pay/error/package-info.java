/** The refusals of this module. */
@NullMarked
package pay.error;

import org.jspecify.annotations.NullMarked;
