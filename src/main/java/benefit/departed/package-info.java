/** Who left: nothing is kept of them, and nothing given to them, any more. */
@NullMarked
package benefit.departed;

import org.jspecify.annotations.NullMarked;
