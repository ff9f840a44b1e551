/** What a seller's people do with their products in the browser: look for them, write them, price them, show and hide them. */
@NullMarked
package commerce.listing;

import org.jspecify.annotations.NullMarked;
