/** When somebody outside is asked again what came of a call that brought no answer. */
@NullMarked
package pay.enquiry;

import org.jspecify.annotations.NullMarked;
