/** Whom members can send money to: found by member id or phone number, shown by a masked name. */
@NullMarked
package pay.payee;

import org.jspecify.annotations.NullMarked;
