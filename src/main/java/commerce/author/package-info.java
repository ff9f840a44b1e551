/** Under which name others see what a member writes. */
@NullMarked
package commerce.author;

import org.jspecify.annotations.NullMarked;
