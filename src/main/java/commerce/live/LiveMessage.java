package commerce.live;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * Something that was said in a show.
 *
 * @param member null of what the seller says
 */
record LiveMessage(long id, LiveShowId showId, @Nullable Tsid member, Instant saidAt, String text) {}
