/** Money of commerce's sellers: what orders leave to them, what they owe, and their payouts. */
@NullMarked
package pay.seller;

import org.jspecify.annotations.NullMarked;
