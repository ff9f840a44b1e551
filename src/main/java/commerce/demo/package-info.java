/** The catalogue of the demo. */
@NullMarked
package commerce.demo;

import org.jspecify.annotations.NullMarked;
