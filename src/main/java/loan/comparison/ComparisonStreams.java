package loan.comparison;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import loan.refusal.LoanError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Streams what is written about a comparison, whichever instance writes it: each stream looks into the database when a bell
 * rings, and now and then besides. Between two looks nothing is held. A bounded number of streams is open.
 */
@Component
class ComparisonStreams {
    private static final Logger log = LoggerFactory.getLogger(ComparisonStreams.class);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** After the first offer, those that come within so long are told together. */
    private static final Duration TOGETHER = Duration.ofMillis(100);
    private static final int LOOKS_PER_HEARTBEAT = 20;

    private final ReadComparison read;
    private final Bells bells;
    private final Semaphore places;

    ComparisonStreams(ReadComparison read, Bells bells, ComparisonSettings settings) {
        this.read = read;
        this.bells = bells;
        this.places = new Semaphore(settings.streams());
    }

    /**
     * Opens a stream: an event {@code lender} for each lender that has its outcome, comments as heartbeat, and {@code closed}
     * with the whole comparison as the last.
     */
    SseEmitter open(Tsid member, ComparisonId id) {
        read.own(member, id);
        if (!places.tryAcquire()) {
            throw DomainException.retryAfter(Duration.ofSeconds(2), LoanError.STREAMS_BUSY);
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        AtomicBoolean over = new AtomicBoolean();
        emitter.onCompletion(() -> over.set(true));
        Thread.startVirtualThread(() -> {
            try {
                write(emitter, member, id, over);
                emitter.complete();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | IllegalStateException e) {
                log.debug("Whoever watched comparison {} went away", id.value());
            } catch (RuntimeException e) {
                emitter.completeWithError(e);
            } finally {
                places.release();
            }
        });
        return emitter;
    }

    private void write(SseEmitter emitter, Tsid member, ComparisonId id, AtomicBoolean over)
            throws IOException, InterruptedException {
        Set<AskedLender> told = new HashSet<>();
        for (int look = 1; !over.get(); look++) {
            CountDownLatch bell = bells.take(id);
            try {
                if (tell(emitter, member, id, told)) {
                    return;
                }
                if (look % LOOKS_PER_HEARTBEAT == 0) {
                    emitter.send(SseEmitter.event().comment("still comparing"));
                }
                bell.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                bells.giveBack(id, bell);
            }
            if (told.stream().anyMatch(each -> each.outcome() == Outcome.OFFERED)) {
                Thread.sleep(TOGETHER);
            }
        }
    }

    /** Tells what is new; true when it was the end. */
    private boolean tell(SseEmitter emitter, Tsid member, ComparisonId id, Set<AskedLender> told) throws IOException {
        Optional<List<AskedLender>> progress = read.progress(id);
        if (progress.isEmpty()) {
            emitter.send(SseEmitter.event().name("closed").data(ComparisonView.of(read.of(member, id)),
                    MediaType.APPLICATION_JSON));
            return true;
        }
        for (AskedLender lender : progress.get()) {
            if (told.add(lender)) {
                emitter.send(SseEmitter.event().name("lender").data(ComparisonView.LenderView.of(lender),
                        MediaType.APPLICATION_JSON));
            }
        }
        return false;
    }
}
