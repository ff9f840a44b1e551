/** The products that members like to come back to. */
@NullMarked
package commerce.wish;

import org.jspecify.annotations.NullMarked;
