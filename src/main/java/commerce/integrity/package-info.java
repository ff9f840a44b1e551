/** Whether what commerce wrote of one thing in several places says the same. */
@NullMarked
package commerce.integrity;

import org.jspecify.annotations.NullMarked;
