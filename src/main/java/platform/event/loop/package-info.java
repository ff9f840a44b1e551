/** The background threads of event delivery. */
@NullMarked
package platform.event.loop;

import org.jspecify.annotations.NullMarked;
