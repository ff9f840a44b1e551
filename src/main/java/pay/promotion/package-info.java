/** Promotions that Madang pays for: discounts, coupons and cashback at merchants and for orders, out of budgets that are never overspent. */
@NullMarked
package pay.promotion;

import org.jspecify.annotations.NullMarked;
