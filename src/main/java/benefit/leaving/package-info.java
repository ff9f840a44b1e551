/** What goes when a member leaves. */
@NullMarked
package benefit.leaving;

import org.jspecify.annotations.NullMarked;
