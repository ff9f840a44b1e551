/** How products come to be on sale, change and end: what their sellers write, and what Madang approves. */
@NullMarked
package commerce.product;

import org.jspecify.annotations.NullMarked;
