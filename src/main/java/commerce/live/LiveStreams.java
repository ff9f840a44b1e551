package commerce.live;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import commerce.refusal.CommerceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.id.Tsid;
import platform.web.DomainException;

/** Streams shows and what is said in them to a bounded number of watchers; each has a virtual thread that waits. */
@Component
class LiveStreams {
    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);
    private static final int SAID_BEFORE = 30;

    private final ReadShows read;
    private final WatchedShows watched;
    private final Semaphore places;

    LiveStreams(ReadShows read, WatchedShows watched, @Value("${madang.commerce.live-streams:2000}") int most) {
        this.read = read;
        this.watched = watched;
        this.places = new Semaphore(most);
    }

    /** How many watch, as they were counted last. */
    record Viewers(int viewers) {}

    /**
     * Opens a stream: an event {@code show} with the whole of it at once and whenever it changes, {@code chat} with each message, the last
     * ones at once, and {@code viewers} now and then. It ends with the show, or after half an hour.
     */
    SseEmitter open(LiveShowId id) {
        ShowView first = read.find(id);
        if (!places.tryAcquire()) {
            throw DomainException.retryAfter(Duration.ofSeconds(5), CommerceError.LIVE_STREAMS_BUSY);
        }
        SseEmitter emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
        AtomicBoolean gone = new AtomicBoolean();
        emitter.onCompletion(() -> gone.set(true));
        Thread.startVirtualThread(() -> {
            WatchedShows.Watched show = watched.watch(first);
            try {
                write(emitter, show, first, gone);
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | IllegalStateException e) {
                log.debug("Whoever watched show {} went away", id.value());
            } finally {
                watched.leave(id);
                places.release();
            }
        });
        return emitter;
    }

    private void write(SseEmitter emitter, WatchedShows.Watched show, ShowView first, AtomicBoolean gone)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        long position = show.position();
        ShowView told = first;
        send(emitter, "show", told);
        Set<Tsid> before = say(emitter, read.lastSaid(first.id(), SAID_BEFORE), Set.of());
        while (!told.state().isOver() && !gone.get() && System.nanoTime() < until) {
            WatchedShows.News news = show.after(told, position, BETWEEN_COUNTS.toMillis());
            if (!news.show().isAs(told)) {
                told = news.show();
                send(emitter, "show", told);
            } else if (news.position() == position) {
                send(emitter, "viewers", new Viewers(news.show().viewers()));
            }
            say(emitter, news.said(), before);
            position = news.position();
        }
    }

    private static Set<Tsid> say(SseEmitter emitter, List<ChatView> said, Set<Tsid> before) throws IOException {
        for (ChatView message : said) {
            if (!before.contains(message.id())) {
                send(emitter, "chat", message);
            }
        }
        return said.stream().map(ChatView::id).collect(Collectors.toCollection(HashSet::new));
    }

    private static void send(SseEmitter emitter, String event, Object what) throws IOException {
        emitter.send(SseEmitter.event().name(event).data(what, MediaType.APPLICATION_JSON));
    }
}
