/** Coupons of sellers and of the platform: taken once by a member, used by one order at a time. */
@NullMarked
package commerce.coupon;

import org.jspecify.annotations.NullMarked;
