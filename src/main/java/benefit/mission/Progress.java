package benefit.mission;

import java.time.Instant;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * How far a member is with a mission.
 *
 * @param done how often they did it, of what counts
 * @param completedAt when the goal was reached, if by the last deed
 */
record Progress(Tsid member, Mission mission, int done, @Nullable Instant completedAt) {
    /** Whose it is, and with what; in the order in which rows are locked. */
    record Key(long member, long mission) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::member)
                .thenComparingLong(Key::mission);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    Key key() {
        return new Key(member.value(), mission.id().value());
    }

    /** Whether the goal is reached: beyond it nothing counts. */
    boolean isComplete() {
        return done >= mission.goal();
    }

    /** After one deed more. */
    Progress with(Deed deed) {
        return isComplete()
                ? this
                : new Progress(member, mission, done + 1, done + 1 == mission.goal() ? deed.at() : null);
    }
}
