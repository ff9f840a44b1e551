/** What the other modules tell, kept as the rows that the first screen reads. */
@NullMarked
package home.tell;

import org.jspecify.annotations.NullMarked;
