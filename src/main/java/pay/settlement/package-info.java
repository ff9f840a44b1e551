/** What merchants sold, what it costs them, and when they are paid out. */
@NullMarked
package pay.settlement;

import org.jspecify.annotations.NullMarked;
