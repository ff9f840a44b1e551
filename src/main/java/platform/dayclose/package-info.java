/**
 * Days of accounts, closed one after the other and batch by batch: of merchants by pay, of sellers by commerce. It knows neither. How a day
 * goes on past one at fault ({@code Turns}) is the same where loans are closed.
 */
@NamedInterface
@NullMarked
package platform.dayclose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
