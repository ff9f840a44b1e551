/** Rewards of the ladder that members claim for the steps of a day. */
@NullMarked
package benefit.claim;

import org.jspecify.annotations.NullMarked;
