/** Pictures of products and reviews: looked at, made anew without what they were not asked to tell, and kept in a few sizes. */
@NullMarked
package commerce.image;

import org.jspecify.annotations.NullMarked;
