package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import platform.crypto.BlindIndex;
import platform.crypto.Normalised;
import platform.log.Cause;
import platform.loop.BackgroundLoop;

/**
 * What all instances count together, in Redis. One thread of each asks for all requests that came meanwhile, in one trip; they wait for its answer
 * for a moment at most, and for none while Redis is not well. No request ever fails by it.
 */
class SharedCounts extends BackgroundLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCounts.class);
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    /** In shortest ones. */
    private static final int LONGEST_PAUSE = 32;
    /** In shortest pauses: a link that has lasted for so long was a good one. */
    private static final int LASTING = 60;
    /** Whoever closes connections that are idle is told before that this one is in use. */
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_TOGETHER = 64;

    private final RedisAccess redis;
    private final BlindIndex index;
    private final Counter unanswered;
    private final Duration patience;
    private final Duration shortestPause;
    private final BlockingQueue<Question> questions = new ArrayBlockingQueue<>(MOST_WAITING);
    /** Null while Redis is not well. */
    private volatile @Nullable RedisLink link;
    private Duration pause;
    private long since = System.nanoTime();
    private boolean isMissed;

    SharedCounts(RedisAccess redis, BlindIndex index, MeterRegistry meters) {
        this(redis, index, meters, PATIENCE, SHORTEST_PAUSE);
    }

    /**
     * @param patience how long a request waits for its answer
     * @param shortestPause before Redis is tried again
     */
    SharedCounts(RedisAccess redis, BlindIndex index, MeterRegistry meters, Duration patience,
            Duration shortestPause) {
        super("shared-rate-limits", 0);
        this.redis = redis;
        this.index = index;
        this.patience = patience;
        this.shortestPause = shortestPause;
        this.pause = shortestPause;
        this.unanswered = meters.counter("madang.limits.unanswered");
        meters.gauge("madang.limits.shared", this, it -> it.isCounting() ? 1 : 0);
    }

    /**
     * What Redis says of a request that it was told of.
     *
     * @param passes whether it is counted; one above the rate is not
     * @param used of the microseconds in which an empty bucket is full, how many are used
     */
    record Count(boolean passes, long used) {}

    /** Somebody waits for the answer; null when there is none. */
    record Question(String key, Rate rate, CompletableFuture<@Nullable Count> answer) {
        static Question of(String key, Rate rate) {
            return new Question(key, rate, new CompletableFuture<>());
        }
    }

    /** The name in Redis of what somebody uses. Whoever reads it there learns nobody's address or number. */
    String key(String policy, String per, String who) {
        return "madang:rate:" + policy + ":" + per + ":" + index.of("platform.limits", new Normalised(who));
    }

    boolean isCounting() {
        return link != null;
    }

    /** Counts a request at all instances; null when that was not to be had in time. */
    @Nullable
    Count take(String key, Rate rate) {
        if (!isCounting()) {
            return null;
        }
        Question question = Question.of(key, rate);
        Count count = questions.offer(question) ? awaited(question) : null;
        if (count == null) {
            unanswered.increment();
        }
        return count;
    }

    private @Nullable Count awaited(Question question) {
        try {
            return question.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // Nobody else counts it then.
        }
        question.answer().cancel(false);
        return null;
    }

    @Override
    protected Duration round() {
        List<Question> asked = new ArrayList<>();
        try {
            RedisLink there = link == null ? connect() : link;
            Question first = questions.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            asked.add(first == null ? trial() : first);
            questions.drainTo(asked, MOST_TOGETHER - 1);
            answer(asked, there);
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        } catch (RuntimeException e) {
            return missed(e, asked);
        }
    }

    /** Takes Redis for well when it has counted something in time, not when it can be reached. */
    private RedisLink connect() {
        // Half of it: who comes in the midst of a round waits for its end, and for the next one.
        RedisLink made = RedisLink.to(redis, patience.dividedBy(2));
        try {
            made.count(List.of(trial()));
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
        LOG.info("Rate limits are counted in Redis at {}, for all instances together", redis);
        isMissed = false;
        since = System.nanoTime();
        link = made;
        return made;
    }

    private Question trial() {
        return Question.of(key("trial", "instance", ""), new Rate(60_000, 60));
    }

    /** Whom the answer reached too late is counted at this instance already, and rightly here. */
    private void answer(List<Question> asked, RedisLink there) {
        asked.removeIf(each -> each.answer().isDone());
        List<Count> counts = there.count(asked);
        for (int i = 0; i < counts.size(); i++) {
            asked.get(i).answer().complete(counts.get(i));
        }
    }

    /** Everybody counts for themselves from now on; how long until Redis is tried again, which is longer each time unless it was well for long. */
    private Duration missed(RuntimeException failure, List<Question> asked) {
        if (!isMissed) {
            LOG.warn("Redis at {} counts no rate limits, this instance does for itself until it does: {}", redis,
                    Cause.of(failure));
            isMissed = true;
        }
        boolean lasted = isCounting() && System.nanoTime() - since > shortestPause.multipliedBy(LASTING).toNanos();
        pause = lasted ? shortestPause : pause;
        disconnect();
        questions.drainTo(asked);
        asked.forEach(each -> each.answer().complete(null));
        Duration now = pause;
        Duration longer = now.multipliedBy(2);
        pause = longer.compareTo(shortestPause.multipliedBy(LONGEST_PAUSE)) <= 0 ? longer : now;
        return now;
    }

    private void disconnect() {
        RedisLink old = link;
        link = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void stop() {
        super.stop();
        disconnect();
    }
}
