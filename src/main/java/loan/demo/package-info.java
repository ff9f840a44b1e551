/** Loans of the demo members, in all states. */
@NullMarked
package loan.demo;

import org.jspecify.annotations.NullMarked;
