/** Money that a member sends from the wallet to a bank account: their own, or somebody's. */
@NullMarked
package pay.withdrawal;

import org.jspecify.annotations.NullMarked;
