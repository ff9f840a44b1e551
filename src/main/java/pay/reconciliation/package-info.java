/** Holds the daily files of banks and card companies against what we know of them. */
@NullMarked
package pay.reconciliation;

import org.jspecify.annotations.NullMarked;
