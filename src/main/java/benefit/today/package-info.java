/** Everything that a member can get today, in one answer. */
@NullMarked
package benefit.today;

import org.jspecify.annotations.NullMarked;
