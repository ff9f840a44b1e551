/** How often something may be tried, counted in the database. */
@NullMarked
package member.throttle;

import org.jspecify.annotations.NullMarked;
