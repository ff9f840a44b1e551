/** The payment of an order: prepared when it is placed, confirmed by its member, ended in one state. */
@NullMarked
package pay.payment;

import org.jspecify.annotations.NullMarked;
