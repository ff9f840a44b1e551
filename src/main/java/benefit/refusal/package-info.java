/** What benefit refuses with. */
@NullMarked
package benefit.refusal;

import org.jspecify.annotations.NullMarked;
