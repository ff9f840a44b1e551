/** What keeps a member from leaving. */
@NullMarked
package loan.leaving;

import org.jspecify.annotations.NullMarked;
