/** The append-only log of everything that happened, and the JSON that events are kept in. */
@NullMarked
package platform.event.log;

import org.jspecify.annotations.NullMarked;
