/** Remembers which questions of other modules were answered, so that a replay answers none twice. */
@NullMarked
package pay.answer;

import org.jspecify.annotations.NullMarked;
