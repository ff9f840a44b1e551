/** Pages of a PDF, written from the top down in a font that has Korean. */
@NullMarked
package commerce.print;

import org.jspecify.annotations.NullMarked;
