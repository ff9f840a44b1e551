/** Members' cards, and the charges and cancels that are asked of their companies through a payment service provider. */
@NullMarked
package pay.card;

import org.jspecify.annotations.NullMarked;
