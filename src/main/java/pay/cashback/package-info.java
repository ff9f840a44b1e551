/** Points for what members paid merchants in money, promised when they pay and given when the purchase stands. */
@NullMarked
package pay.cashback;

import org.jspecify.annotations.NullMarked;
