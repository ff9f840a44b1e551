/** Demo members and staff. */
@NullMarked
package member.demo;

import org.jspecify.annotations.NullMarked;
