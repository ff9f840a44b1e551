/** Cash receipts (현금영수증): what members paid merchants in money, on record with the National Tax Service. */
@NullMarked
package pay.receipt;

import org.jspecify.annotations.NullMarked;
