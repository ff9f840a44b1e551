/** The pages of advertisers. */
@NullMarked
package ads.console;

import org.jspecify.annotations.NullMarked;
