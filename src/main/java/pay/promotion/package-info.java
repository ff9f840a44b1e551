/** Promotions that Madang pays for: discounts and coupons at merchants and for orders, cashback at merchants, out of budgets that are never overspent. */
@NullMarked
package pay.promotion;

import org.jspecify.annotations.NullMarked;
