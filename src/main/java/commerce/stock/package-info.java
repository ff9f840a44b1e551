/** How many pieces there are, and which of them are kept for an order. */
@NullMarked
package commerce.stock;

import org.jspecify.annotations.NullMarked;
