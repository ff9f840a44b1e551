/** Tables that people bring and take away: CSV and xlsx, read within bounds, written so that no cell is a formula. */
@NullMarked
package commerce.sheet;

import org.jspecify.annotations.NullMarked;
