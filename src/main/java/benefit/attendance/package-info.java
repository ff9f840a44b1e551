/** Coming back every day: check-ins, streaks and their points. */
@NullMarked
package benefit.attendance;

import org.jspecify.annotations.NullMarked;
