/** The terms that somebody agrees to before lenders hear of them. */
@NullMarked
package loan.consent;

import org.jspecify.annotations.NullMarked;
