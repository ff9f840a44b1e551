/** What a member can spend, and the list of what came in and went out. */
@NullMarked
package pay.wallet;

import org.jspecify.annotations.NullMarked;
