/** What keeps a member from leaving, and what goes when one has left. */
@NullMarked
package pay.leaving;

import org.jspecify.annotations.NullMarked;
