/** Money that goes to members' bank accounts. */
@NullMarked
package pay.payout;

import org.jspecify.annotations.NullMarked;
