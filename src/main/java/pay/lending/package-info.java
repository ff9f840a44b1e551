/** Loans' money: handed over to members, collected from them, owed to lenders. */
@NullMarked
package pay.lending;

import org.jspecify.annotations.NullMarked;
