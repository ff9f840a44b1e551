/** Payments that merchants ask for by their API: approved by a member in the app, taken when the merchant confirms, given back in whole or in part. */
@NullMarked
package pay.easypay;

import org.jspecify.annotations.NullMarked;
