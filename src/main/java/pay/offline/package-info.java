/** Paying in a shop: by a code that the member's device shows, or by one that the merchant shows. */
@NullMarked
package pay.offline;

import org.jspecify.annotations.NullMarked;
