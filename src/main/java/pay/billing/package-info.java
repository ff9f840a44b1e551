/** Billing keys: what merchants may charge members again and again, as the members consented to. */
@NullMarked
package pay.billing;

import org.jspecify.annotations.NullMarked;
