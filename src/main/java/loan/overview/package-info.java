/** "My loans": how they stand, what comes next, and what refinancing would save. */
@NullMarked
package loan.overview;

import org.jspecify.annotations.NullMarked;
