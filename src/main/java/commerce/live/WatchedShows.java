package commerce.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shows that somebody watches at this instance. They are looked up together a few times a second, with what was said lately, whoever
 * says it: what watching costs the database depends on the shows, not on those who watch. A message that is committed late is told
 * late, since the last seconds are read again each time.
 */
@Component
class WatchedShows {
    private static final int AT_ONCE = 200;
    private static final int MESSAGES_KEPT = 300;
    /** Nobody reads more than twenty in a third of a second: of more, the newest are told. */
    private static final int MOST_AT_ONCE = 20;

    private final ReadShows read;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<LiveShowId, Watched> all = new ConcurrentHashMap<>();

    WatchedShows(ReadShows read, JsonMapper json, Clock clock) {
        this.read = read;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What there is to tell.
     *
     * @param show as it is now
     * @param event that tells it
     * @param said since
     * @param position up to where
     */
    record News(ShowView show, String event, List<Said> said, long position) {}

    /** A message, and the event that tells it. */
    record Said(long position, Tsid id, String event) {}

    /** A show as it was seen last, and what was said in it lately. */
    static final class Watched {
        private final JsonMapper json;
        private int watchers;
        private int visits;
        private ShowView latest;
        private String event;
        private long position;
        private final Deque<Said> said = new ArrayDeque<>();
        private final Map<Tsid, Instant> seen = new HashMap<>();

        Watched(ShowView first, JsonMapper json) {
            this.json = json;
            latest = first;
            event = LiveEvents.show(json, first);
        }

        private synchronized void see(ShowView now, List<ChatView> messages, Instant readFrom) {
            boolean news = !now.isAs(latest);
            latest = now;
            if (news) {
                event = LiveEvents.show(json, now);
            }
            seen.values().removeIf(at -> at.isBefore(readFrom));
            for (ChatView message : messages) {
                if (seen.put(message.id(), message.saidAt()) == null) {
                    said.addLast(new Said(++position, message.id(), LiveEvents.chat(json, message)));
                    news = true;
                }
            }
            while (said.size() > MESSAGES_KEPT) {
                said.removeFirst();
            }
            if (news) {
                notifyAll();
            }
        }

        synchronized long position() {
            return position;
        }

        /** What there is as soon as there is anything, or when so much time has passed. */
        synchronized News after(ShowView told, long from, long millis) throws InterruptedException {
            long until = System.nanoTime() + millis * 1_000_000;
            long left = millis;
            while (latest.isAs(told) && position == from && left > 0) {
                wait(left);
                left = (until - System.nanoTime()) / 1_000_000;
            }
            long since = Math.max(from, position - MOST_AT_ONCE);
            return new News(latest, event, said.stream().filter(each -> each.position() > since).toList(), position);
        }
    }

    Watched watch(ShowView show) {
        return all.compute(show.id(), (id, known) -> {
            Watched watched = known == null ? new Watched(show, json) : known;
            watched.watchers++;
            watched.visits++;
            return watched;
        });
    }

    /** How many watch it here now. */
    int watchers(LiveShowId id) {
        int[] watchers = {0};
        all.computeIfPresent(id, (show, watched) -> {
            watchers[0] = watched.watchers;
            return watched;
        });
        return watchers[0];
    }

    void leave(LiveShowId id) {
        all.computeIfPresent(id, (show, watched) -> --watched.watchers == 0 ? null : watched);
    }

    /** How many watch, and how many came since it was asked last. */
    record Counted(int viewers, int visits) {}

    Map<LiveShowId, Counted> count() {
        Map<LiveShowId, Counted> counted = new HashMap<>();
        all.keySet().forEach(id -> all.computeIfPresent(id, (show, watched) -> {
            counted.put(id, new Counted(watched.watchers, watched.visits));
            watched.visits = 0;
            return watched;
        }));
        return counted;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.live-look:300ms}")
    void look() {
        List<LiveShowId> ids = List.copyOf(all.keySet());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<LiveShowId> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Instant since = clock.instant().minus(LiveTerms.READ_AGAIN);
            Map<LiveShowId, List<ChatView>> said = read.said(some, since);
            read.of(some).forEach(show -> see(show, said.getOrDefault(show.id(), List.of()), since));
        }
    }

    private void see(ShowView now, List<ChatView> said, Instant readFrom) {
        @Nullable
        Watched watched = all.get(now.id());
        if (watched != null) {
            watched.see(now, said, readFrom);
        }
    }
}
