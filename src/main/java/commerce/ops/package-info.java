/** What operators see of orders and stock. */
@NullMarked
package commerce.ops;

import org.jspecify.annotations.NullMarked;
