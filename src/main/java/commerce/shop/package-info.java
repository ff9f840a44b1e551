/** What a seller's people see of their own shop in the browser. */
@NullMarked
package commerce.shop;

import org.jspecify.annotations.NullMarked;
