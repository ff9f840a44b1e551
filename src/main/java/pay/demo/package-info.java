/** Demo wallets, linked accounts, device keys and points. */
@NullMarked
package pay.demo;

import org.jspecify.annotations.NullMarked;
