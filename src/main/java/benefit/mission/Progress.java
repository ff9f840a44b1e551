package benefit.mission;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * How far a member is with a mission.
 *
 * @param done how often they did it, of what counts
 * @param completedAt when the goal was reached, if by the last deed
 */
record Progress(Tsid member, Mission mission, int done, @Nullable Instant completedAt) {
    /** Whose it is, and with what. */
    record Key(long member, long mission) {}

    Key key() {
        return new Key(member.value(), mission.id().value());
    }

    /** After one deed more; beyond the goal nothing counts. */
    Progress with(Deed deed) {
        return done >= mission.goal()
                ? this
                : new Progress(member, mission, done + 1, done + 1 == mission.goal() ? deed.at() : null);
    }
}
