/** What keeps a buyer from leaving, and what ends when they have left. */
@NullMarked
package commerce.leaving;

import org.jspecify.annotations.NullMarked;
