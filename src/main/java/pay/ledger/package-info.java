/** The double-entry ledger: accounts, balances, and journals of balanced movements that nobody changes afterwards. */
@NullMarked
package pay.ledger;

import org.jspecify.annotations.NullMarked;
