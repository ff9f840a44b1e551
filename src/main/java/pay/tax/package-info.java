/** Amounts that have VAT in them. */
@NullMarked
package pay.tax;

import org.jspecify.annotations.NullMarked;
