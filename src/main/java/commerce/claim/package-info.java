/** Claims of buyers: cancels, returns and exchanges, from the request to the money or the goods. */
@NullMarked
package commerce.claim;

import org.jspecify.annotations.NullMarked;
