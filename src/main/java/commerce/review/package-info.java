/** What buyers say of what they got. */
@NullMarked
package commerce.review;

import org.jspecify.annotations.NullMarked;
