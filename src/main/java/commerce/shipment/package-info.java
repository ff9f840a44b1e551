/** The way of what is sold, from the seller's confirmation over the parcel to the purchase that stands. */
@NullMarked
package commerce.shipment;

import org.jspecify.annotations.NullMarked;
