/** Choosing a new PIN when the old one is forgotten. */
@NullMarked
package member.pinreset;

import org.jspecify.annotations.NullMarked;
