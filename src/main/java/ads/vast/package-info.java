/** Video ads as IAB's VAST 4.2. */
@NullMarked
package ads.vast;

import org.jspecify.annotations.NullMarked;
