/** The refusals of this module. */
@NullMarked
package ads.refusal;

import org.jspecify.annotations.NullMarked;
