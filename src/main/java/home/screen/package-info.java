/** The first screen in one answer. */
@NullMarked
package home.screen;

import org.jspecify.annotations.NullMarked;
