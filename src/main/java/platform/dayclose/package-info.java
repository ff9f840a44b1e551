/** Days of accounts, closed one after the other and batch by batch: of merchants by pay, of sellers by commerce. It knows neither. */
@NamedInterface
@NullMarked
package platform.dayclose;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
