package commerce.groupbuy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The teams that somebody watches at this instance. They are looked up together a few times a second, whoever changes them: what
 * watching costs the database depends on the teams, not on those who watch.
 */
@Component
class WatchedTeams {
    private static final int AT_ONCE = 500;

    private final ReadTeams read;
    private final Map<TeamId, Watched> all = new ConcurrentHashMap<>();

    WatchedTeams(ReadTeams read) {
        this.read = read;
    }

    /** A team as it was seen last. */
    static final class Watched {
        private int watchers;
        private TeamView latest;

        Watched(TeamView first) {
            latest = first;
        }

        private synchronized void see(TeamView now) {
            boolean changed = !now.isAs(latest);
            latest = now;
            if (changed) {
                notifyAll();
            }
        }

        /** The team as soon as it is not as it was, or when so much time has passed. */
        synchronized TeamView after(TeamView before, long millis) throws InterruptedException {
            long until = System.nanoTime() + millis * 1_000_000;
            long left = millis;
            while (latest.isAs(before) && left > 0) {
                wait(left);
                left = (until - System.nanoTime()) / 1_000_000;
            }
            return latest;
        }
    }

    Watched watch(TeamView team) {
        return all.compute(team.id(), (id, known) -> {
            Watched watched = known == null ? new Watched(team) : known;
            watched.watchers++;
            // What was looked up for this one may be newer than what the others were told last.
            watched.see(team);
            return watched;
        });
    }

    boolean isWatched(TeamId id) {
        return all.containsKey(id);
    }

    void leave(TeamId id) {
        all.computeIfPresent(id, (team, watched) -> --watched.watchers == 0 ? null : watched);
    }

    @Scheduled(fixedDelayString = "${madang.commerce.team-look:300ms}")
    void look() {
        List<TeamId> ids = List.copyOf(all.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            read.of(new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))).forEach(this::see);
        }
    }

    private void see(TeamView now) {
        @Nullable
        Watched watched = all.get(now.id());
        if (watched != null) {
            watched.see(now);
        }
    }
}
