/** Demo wallets, linked accounts and device keys. */
@NullMarked
package pay.demo;

import org.jspecify.annotations.NullMarked;
