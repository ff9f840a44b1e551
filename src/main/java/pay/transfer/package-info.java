/** Money from a member's wallet to another member, or to a phone number whose owner has seven days to join and accept it. */
@NullMarked
package pay.transfer;

import org.jspecify.annotations.NullMarked;
