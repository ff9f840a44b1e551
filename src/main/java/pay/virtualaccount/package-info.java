/** Virtual accounts: an account number for one payment, given out by a bank, and what is deposited there. */
@NullMarked
package pay.virtualaccount;

import org.jspecify.annotations.NullMarked;
