/** Points: what members hold of them, in lots that expire, each point backed by a won out of its programme's budget. */
@NullMarked
package pay.point;

import org.jspecify.annotations.NullMarked;
