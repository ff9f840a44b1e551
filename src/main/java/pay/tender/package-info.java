/** How members pay: by their money, points, cards, deposits and coupons, for orders and at merchants alike. */
@NullMarked
package pay.tender;

import org.jspecify.annotations.NullMarked;
