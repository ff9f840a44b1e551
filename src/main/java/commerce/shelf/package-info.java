/** What buyers are shown of the catalogue, and how each instance hears that it changed. */
@NullMarked
package commerce.shelf;

import org.jspecify.annotations.NullMarked;
