/** Where operators look at what the rules against fraud have held. */
@NullMarked
package pay.review;

import org.jspecify.annotations.NullMarked;
