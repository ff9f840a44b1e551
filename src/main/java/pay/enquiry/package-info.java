/** How calls to somebody outside are made when they are due, and when it is asked again what came of one that brought no answer. */
@NullMarked
package pay.enquiry;

import org.jspecify.annotations.NullMarked;
