/** Keys that sign requests of sellers' systems, and who gets in by them. */
@NullMarked
package commerce.access;

import org.jspecify.annotations.NullMarked;
