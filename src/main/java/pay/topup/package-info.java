/** Filling the wallet from a linked bank account. */
@NullMarked
package pay.topup;

import org.jspecify.annotations.NullMarked;
