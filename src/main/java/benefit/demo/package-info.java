/** A month of steps, check-ins and rewards of the demo members. */
@NullMarked
package benefit.demo;

import org.jspecify.annotations.NullMarked;
