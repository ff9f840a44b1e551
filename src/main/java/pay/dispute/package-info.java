/** Disputes of payments: their amount is held from what is owed to the merchant until it is decided whose it is. */
@NullMarked
package pay.dispute;

import org.jspecify.annotations.NullMarked;
