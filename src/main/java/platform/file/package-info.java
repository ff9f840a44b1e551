/** Small files that are there whole or not at all, whatever happens to the machine. */
@NullMarked
package platform.file;

import org.jspecify.annotations.NullMarked;
