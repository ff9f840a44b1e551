/** What sellers sold, what it costs them, their daily statements, and when they are paid out. */
@NullMarked
package commerce.settlement;

import org.jspecify.annotations.NullMarked;
