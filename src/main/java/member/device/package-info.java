/** Devices bound to a member by a key pair. */
@NullMarked
package member.device;

import org.jspecify.annotations.NullMarked;
