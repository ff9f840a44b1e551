/** Leaving: asking the other modules, then forgetting the person. */
@NullMarked
package member.leaving;

import org.jspecify.annotations.NullMarked;
