/** What the first screen suggests: a dated table of conditions over what the read models know. */
@NullMarked
package home.suggestion;

import org.jspecify.annotations.NullMarked;
