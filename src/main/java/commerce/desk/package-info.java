/** A seller's desk: what is to be done about orders, and how sales go, in the browser and for the seller's systems. */
@NullMarked
package commerce.desk;

import org.jspecify.annotations.NullMarked;
