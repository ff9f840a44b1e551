/** The keys of members' devices, which sign what a member confirms. */
@NullMarked
package loan.device;

import org.jspecify.annotations.NullMarked;
