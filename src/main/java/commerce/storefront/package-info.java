/** The shop window: lists of products, and each by itself. */
@NullMarked
package commerce.storefront;

import org.jspecify.annotations.NullMarked;
