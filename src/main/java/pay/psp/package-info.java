/** The payment service provider that cards are charged through: the port, the one in the box, and Toss Payments. */
@NullMarked
package pay.psp;

import org.jspecify.annotations.NullMarked;
