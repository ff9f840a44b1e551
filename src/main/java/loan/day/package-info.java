/** The order of a day: yesterday is closed, then today's instalments fall due and are collected. */
@NullMarked
package loan.day;

import org.jspecify.annotations.NullMarked;
