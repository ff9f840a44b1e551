/** The reward ladder: how many steps of a day are worth which points, from which day on. */
@NullMarked
package benefit.ladder;

import org.jspecify.annotations.NullMarked;
