/** Points for what members paid in money, merchants or for orders, promised when they pay and given when the purchase stands. */
@NullMarked
package pay.cashback;

import org.jspecify.annotations.NullMarked;
