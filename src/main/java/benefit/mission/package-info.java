/** Missions: doing something the first time, or so many times, told by the events of other modules. */
@NullMarked
package benefit.mission;

import org.jspecify.annotations.NullMarked;
