/** What a loan costs in truth: one yearly rate that everything is in. */
@NullMarked
package loan.apr;

import org.jspecify.annotations.NullMarked;
