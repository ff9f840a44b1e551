/** Which ad is shown: candidates in memory, the auction, and why it came out so. */
@NullMarked
package ads.serving;

import org.jspecify.annotations.NullMarked;
