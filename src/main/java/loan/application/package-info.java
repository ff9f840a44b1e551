/** Applications: from an accepted offer over the lender's decision and the device's signature to the contract. */
@NullMarked
package loan.application;

import org.jspecify.annotations.NullMarked;
