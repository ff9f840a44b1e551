/** What sellers offer: products, their options and prices. */
@NullMarked
package commerce.catalogue;

import org.jspecify.annotations.NullMarked;
