/** Merchants: who takes payments from members by the merchants' API, and the secret keys that their systems call by. */
@NullMarked
package pay.merchant;

import org.jspecify.annotations.NullMarked;
