/** What members have sent or paid on a day and in its month, and lately: counters that limits and rules against fraud are held against. */
@NullMarked
package pay.usage;

import org.jspecify.annotations.NullMarked;
