/** What an order would cost: prices, coupons and freight, frozen and valid for a while. */
@NullMarked
package commerce.quote;

import org.jspecify.annotations.NullMarked;
