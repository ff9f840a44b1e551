/** Chargebacks: what card companies take back of orders' payments, since the cards' holders dispute them. */
@NullMarked
package pay.chargeback;

import org.jspecify.annotations.NullMarked;
