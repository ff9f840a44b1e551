package commerce.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import commerce.refusal.CommerceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import platform.web.limits.StreamPlaces;
import tools.jackson.databind.json.JsonMapper;

/** Streams shows and what is said in them to a bounded number of watchers; each has a virtual thread that waits. */
@Component
class LiveStreams {
    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);
    private static final int SAID_BEFORE = 30;
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final ReadShows read;
    private final WatchedShows watched;
    private final StreamPlaces.Places places;
    private final JsonMapper json;

    LiveStreams(ReadShows read, WatchedShows watched, StreamPlaces places, JsonMapper json,
            @Value("${madang.commerce.live-streams:2000}") int most) {
        this.read = read;
        this.watched = watched;
        this.places = places.of("madang.commerce.live-streams", most);
        this.json = json;
    }

    /** How many watch, as they were counted last. */
    record Viewers(int viewers) {}

    /** What is known when a stream begins: where it goes on from, and what was said before. */
    private record Beginning(ShowView show, long position, List<ChatView> said) {}

    /**
     * Opens a stream: an event {@code show} with the whole of it at once and whenever it changes, {@code chat} with each message, the last
     * ones at once, and {@code viewers} now and then. It ends with the show, or after half an hour.
     *
     * @param address of whoever watches
     */
    SseEmitter open(LiveShowId id, CallerAddress address) {
        ShowView first = read.find(id);
        if (!places.tryEnter(address)) {
            throw DomainException.retryAfter(Duration.ofSeconds(5), CommerceError.LIVE_STREAMS_BUSY);
        }
        WatchedShows.Watched show = watched.watch(first);
        try {
            long position = show.position();
            // As long as the request has its place: threads of streams are too many to stand before the database.
            Beginning beginning = new Beginning(first, position, read.lastSaid(id, SAID_BEFORE));
            SseEmitter emitter = new SseEmitter(LONGEST.plusMinutes(1).toMillis());
            Thread.startVirtualThread(() -> {
                try {
                    stream(emitter, show, beginning);
                } finally {
                    leave(id, address);
                }
            });
            return emitter;
        } catch (RuntimeException e) {
            leave(id, address);
            throw e;
        }
    }

    private void leave(LiveShowId id, CallerAddress address) {
        watched.leave(id);
        places.leave(address);
    }

    private void stream(SseEmitter emitter, WatchedShows.Watched show, Beginning beginning) {
        AtomicBoolean gone = new AtomicBoolean();
        emitter.onCompletion(() -> gone.set(true));
        try {
            write(emitter, show, beginning, gone);
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            log.debug("Whoever watched show {} went away", beginning.show().id().value());
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    private void write(SseEmitter emitter, WatchedShows.Watched show, Beginning beginning, AtomicBoolean gone)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        long position = beginning.position();
        ShowView told = beginning.show();
        send(emitter, Stream.concat(Stream.of(LiveEvents.show(json, told)),
                beginning.said().stream().map(message -> LiveEvents.chat(json, message))));
        Set<Tsid> before = beginning.said().stream().map(ChatView::id).collect(Collectors.toSet());
        while (!told.state().isOver() && !gone.get() && System.nanoTime() < until) {
            WatchedShows.News news = show.after(told, position, BETWEEN_COUNTS.toMillis());
            Stream<String> first = Stream.empty();
            if (!news.show().isAs(told)) {
                first = Stream.of(news.event());
            } else if (news.position() == position) {
                first = Stream.of(LiveEvents.viewers(json, new Viewers(news.show().viewers())));
            }
            told = news.show();
            send(emitter, Stream.concat(first, news.said().stream().filter(said -> !before.contains(said.id()))
                    .map(WatchedShows.Said::event)));
            position = news.position();
        }
    }

    /** All of a round at once: it is written to the network once. */
    private static void send(SseEmitter emitter, Stream<String> events) throws IOException {
        String text = events.collect(Collectors.joining());
        if (!text.isEmpty()) {
            emitter.send(Set.of(new DataWithMediaType(text, TEXT)));
        }
    }
}
