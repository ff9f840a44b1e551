/** Orders, from the frozen price to the payment's end. */
@NullMarked
package commerce.order;

import org.jspecify.annotations.NullMarked;
