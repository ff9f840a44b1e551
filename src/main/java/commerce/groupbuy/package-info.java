/** Buying as a team: what sellers offer to teams, who has a seat in which, and how a team ends. */
@NullMarked
package commerce.groupbuy;

import org.jspecify.annotations.NullMarked;
