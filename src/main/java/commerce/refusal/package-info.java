/** The refusals of this module. */
@NullMarked
package commerce.refusal;

import org.jspecify.annotations.NullMarked;
