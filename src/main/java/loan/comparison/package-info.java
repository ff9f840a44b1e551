/** Comparison: all lenders that fit are asked at once, and what they offer is ranked by what it costs. */
@NullMarked
package loan.comparison;

import org.jspecify.annotations.NullMarked;
