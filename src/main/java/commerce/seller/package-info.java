/** How a business becomes a seller, what it may do when, and what it is penalised for. */
@NullMarked
package commerce.seller;

import org.jspecify.annotations.NullMarked;
