/** What shows each day that members' money is there, and what of a day a person should look at. */
@NullMarked
package pay.safeguard;

import org.jspecify.annotations.NullMarked;
