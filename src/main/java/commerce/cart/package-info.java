/** What members have put aside to buy. */
@NullMarked
package commerce.cart;

import org.jspecify.annotations.NullMarked;
