/** What operators see of the first screen's read models. */
@NullMarked
package home.ops;

import org.jspecify.annotations.NullMarked;
