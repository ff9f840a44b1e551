/** Steps of members, minute by minute, and what is honest of them. */
@NullMarked
package benefit.step;

import org.jspecify.annotations.NullMarked;
