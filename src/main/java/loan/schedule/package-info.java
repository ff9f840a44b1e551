/** When a loan is paid back and how: one engine for all methods, scales, roundings and day counts. Pure arithmetic. */
@NullMarked
package loan.schedule;

import org.jspecify.annotations.NullMarked;
