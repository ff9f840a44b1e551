package commerce.groupbuy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import commerce.refusal.CommerceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import platform.web.limits.StreamPlaces;

/** Streams how teams fill and how their time runs out, to a bounded number of watchers; each has a virtual thread that waits. */
@Component
class TeamStreams {
    private static final Logger log = LoggerFactory.getLogger(TeamStreams.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN_COUNTDOWNS = Duration.ofSeconds(10);

    private final ReadTeams read;
    private final WatchedTeams watched;
    private final StreamPlaces.Places places;

    TeamStreams(ReadTeams read, WatchedTeams watched, StreamPlaces places,
            @Value("${madang.commerce.team-streams:5000}") int most) {
        this.read = read;
        this.watched = watched;
        this.places = places.of("madang.commerce.team-streams", most);
    }

    /** How long a team has, by the server's clock. */
    record Countdown(long secondsLeft) {}

    /**
     * Opens a stream: an event {@code team} with the whole of it at once and whenever it changes, and {@code countdown} now and
     * then. It ends with the team, or after ten minutes.
     *
     * @param address of whoever watches
     */
    SseEmitter open(TeamId id, CallerAddress address) {
        TeamView first = read.find(id).orElseThrow(() -> new DomainException(CommerceError.TEAM_NOT_FOUND));
        if (!places.tryEnter(address)) {
            throw DomainException.retryAfter(Duration.ofSeconds(5), CommerceError.TEAM_STREAMS_BUSY);
        }
        SseEmitter emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
        AtomicBoolean gone = new AtomicBoolean();
        emitter.onCompletion(() -> gone.set(true));
        Thread.startVirtualThread(() -> {
            WatchedTeams.Watched team = watched.watch(first);
            try {
                write(emitter, team, first, gone, BETWEEN_COUNTDOWNS);
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                emitter.complete();
            } catch (IOException | IllegalStateException e) {
                log.debug("Whoever watched team {} went away", id.value());
            } catch (RuntimeException e) {
                emitter.completeWithError(e);
            } finally {
                watched.leave(id);
                places.leave(address);
            }
        });
        return emitter;
    }

    /** Until the team has ended, its watcher has gone, or the longest time is over; a countdown after each pause in which nothing changed. */
    static void write(SseEmitter emitter, WatchedTeams.Watched watched, TeamView first, AtomicBoolean gone,
            Duration pause) throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        TeamView told = first;
        send(emitter, "team", told);
        while (!told.isOver() && !gone.get() && System.nanoTime() < until) {
            TeamView now = watched.after(told, pause.toMillis());
            if (now.isAs(told)) {
                send(emitter, "countdown", new Countdown(now.secondsLeft()));
            } else {
                told = now;
                send(emitter, "team", told);
            }
        }
    }

    private static void send(SseEmitter emitter, String event, Object what) throws IOException {
        emitter.send(SseEmitter.event().name(event).data(what, MediaType.APPLICATION_JSON));
    }
}
