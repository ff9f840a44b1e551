/** Finds products by what buyers write and choose, in an index that each instance keeps in its memory. */
@NullMarked
package commerce.search;

import org.jspecify.annotations.NullMarked;
