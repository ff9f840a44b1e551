/** Periods that lists are asked for. */
@NullMarked
package pay.period;

import org.jspecify.annotations.NullMarked;
