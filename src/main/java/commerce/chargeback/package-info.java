/** Chargebacks: what card companies may take back of what cards paid for orders, and which seller bears it. */
@NullMarked
package commerce.chargeback;

import org.jspecify.annotations.NullMarked;
