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
    /**
     * In the patience of one request. Who comes in the midst of a trip waits for its end and for the next one, and each request is counted twice, by
     * address and by caller: that makes four.
     */
    private static final int TRIPS = 4;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    /** In shortest ones. */
    private static final int LONGEST_PAUSE = 32;
    /** In shortest pauses: a link that has lasted for so long was a good one. */
    private static final int LASTING = 60;
    /** Whoever closes connections that are idle is told before that this one is in use. */
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** What is asked in one trip fits into the buffer of a socket: nothing ends the wait of who writes to a Redis that does not read. */
    private static final int MOST_WAITING = 256;

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
            return null;
        } catch (TimeoutException | ExecutionException e) {
            question.answer().complete(null); // By which whoever asks Redis sees that it was in vain.
            return question.answer().join();
        }
    }

    @Override
    protected Duration round() {
        List<Question> asked = new ArrayList<>();
        boolean isWell = false;
        try {
            RedisLink there = link == null ? connect() : link;
            Question first = questions.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            asked.add(first == null ? trial() : first);
            questions.drainTo(asked);
            answer(asked, there);
            isWell = true;
            return Duration.ZERO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        } catch (RuntimeException e) {
            return missed(e);
        } finally {
            if (!isWell) { // Whatever it was, an error too: what is still to be read answers nobody who asks next.
                disconnect(asked);
            }
        }
    }

    /** Takes Redis for well when it has counted something in time, not when it can be reached. */
    private RedisLink connect() throws InterruptedException {
        RedisLink made = RedisLink.to(redis, patience.dividedBy(TRIPS));
        try {
            answer(List.of(trial()), made);
            if (!isRunning()) { // To look for a name may take longer than a stop waits.
                throw new InterruptedException();
            }
        } catch (RuntimeException | InterruptedException e) {
            made.close();
            throw e;
        }
        LOG.info("Rate limits are counted in Redis at {}, for all instances together", redis);
        isMissed = false;
        since = System.nanoTime();
        nobodyIsToldOf(new ArrayList<>()); // Who asked when the last link was lost has waited for that one in vain.
        link = made;
        return made;
    }

    private Question trial() {
        return Question.of(key("trial", "instance", ""), new Rate(60_000, 60));
    }

    /**
     * Whom the answer reaches too late is counted at this instance already, and rightly there. One is enough: others would wait in vain after them.
     *
     * @throws IllegalStateException when somebody has waited in vain
     */
    private static void answer(List<Question> asked, RedisLink there) {
        boolean inTime = asked.stream().noneMatch(each -> each.answer().isDone());
        if (inTime) {
            there.ask(asked);
        }
        for (int i = 0; i < asked.size() && inTime; i++) {
            inTime = asked.get(i).answer().complete(there.answer());
        }
        if (!inTime) {
            throw new IllegalStateException("Answers come too late");
        }
    }

    /** How long until Redis is tried again, which is longer each time unless it was well for long. */
    private Duration missed(RuntimeException failure) {
        if (!isMissed) {
            LOG.warn("Redis at {} counts no rate limits, this instance does for itself until it does: {}", redis,
                    Cause.of(failure));
            isMissed = true;
        }
        boolean lasted = isCounting() && System.nanoTime() - since > shortestPause.multipliedBy(LASTING).toNanos();
        Duration now = lasted ? shortestPause : pause;
        Duration longer = now.multipliedBy(2);
        pause = longer.compareTo(shortestPause.multipliedBy(LONGEST_PAUSE)) <= 0 ? longer : now;
        return now;
    }

    /** Everybody counts for themselves from now on, those who wait too. */
    private void disconnect(List<Question> waiting) {
        RedisLink old = link;
        link = null;
        nobodyIsToldOf(waiting);
        if (old != null) {
            old.close();
        }
    }

    private void nobodyIsToldOf(List<Question> waiting) {
        questions.drainTo(waiting);
        waiting.forEach(each -> each.answer().complete(null));
    }

    @Override
    public void stop() {
        super.stop();
        disconnect(new ArrayList<>());
    }
}
