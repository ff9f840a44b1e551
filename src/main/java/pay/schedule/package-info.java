/** Transfers that a member has ordered ahead: once on a day, or again and again. */
@NullMarked
package pay.schedule;

import org.jspecify.annotations.NullMarked;
