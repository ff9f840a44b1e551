package platform.web.commit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import platform.database.ConflictRetry;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * Gathers concurrent calls of one use case into shared transactions. A call that finds a lane idle runs at once; what comes
 * while all lanes are busy goes together next, so nobody waits for company. When a shared transaction fails, each of its
 * calls runs in one of its own, and fails alone.
 *
 * @param <C> what is asked for
 * @param <R> what is answered
 */
public final class GroupCommit<C, R> implements AutoCloseable {
    private static final int ROOM = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int most;
    private final Shared<C, R> shared;
    private final BlockingQueue<Waiting<C, R>> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Queue<Integer> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;

    /** One transaction for several calls. */
    @FunctionalInterface
    public interface Shared<C, R> {
        /**
         * Runs calls in a transaction and commits it.
         *
         * @param lane from 0, which no other of this instance has at the same time
         * @return an outcome for each, in their order; all of them stand
         * @throws RuntimeException nothing of any of them stands
         */
        List<Outcome<R>> run(int lane, List<C> calls);
    }

    private record Waiting<C, R>(C call, CompletableFuture<Outcome<R>> outcome) {}

    /**
     * Opens the lanes.
     *
     * @param name of their threads
     * @param most how many calls may share a transaction
     */
    public GroupCommit(String name, int lanes, int most, Shared<C, R> shared) {
        this.most = most;
        this.shared = shared;
        this.threads = Executors.newFixedThreadPool(lanes, Thread.ofPlatform().daemon().name(name + '-', 0).factory());
        IntStream.range(0, lanes).forEach(idle::add);
    }

    /**
     * Waits until the call's transaction has committed.
     *
     * @throws DomainException {@code OVERLOADED} when too many wait, or when no answer came in time: it may still have its effect
     * @throws RuntimeException the call's own refusal; it had no effect
     */
    public R call(C call) {
        var outcome = new CompletableFuture<Outcome<R>>();
        if (threads.isShutdown() || !waiting.offer(new Waiting<>(call, outcome))) {
            throw overloaded();
        }
        wake();
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).orThrow();
        } catch (TimeoutException late) {
            // Does nothing if it was not begun: lanes pass over what nobody waits for.
            outcome.cancel(false);
            throw overloaded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw overloaded();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** How many calls wait for a lane. */
    public int waiting() {
        return waiting.size();
    }

    private static DomainException overloaded() {
        return DomainException.retryAfter(RETRY_AFTER, PlatformError.OVERLOADED);
    }

    private void wake() {
        Integer lane = idle.poll();
        if (lane != null) {
            try {
                threads.execute(() -> serve(lane));
            } catch (RejectedExecutionException closed) {
                refuseAll();
            }
        }
    }

    private void serve(int lane) {
        List<Waiting<C, R>> batch = new ArrayList<>(most);
        while (waiting.drainTo(batch, most) > 0) {
            batch.removeIf(each -> each.outcome().isDone());
            run(lane, batch);
            batch.clear();
        }
        idle.add(lane);
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    private void run(int lane, List<Waiting<C, R>> batch) {
        List<Outcome<R>> outcomes;
        try {
            outcomes = batch.isEmpty() ? List.of() : shared.run(lane, batch.stream().map(Waiting::call).toList());
        } catch (RuntimeException failure) {
            batch.forEach(each -> each.outcome().complete(alone(lane, each.call())));
            return;
        } catch (Error error) {
            batch.forEach(each -> each.outcome().completeExceptionally(error));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).outcome().complete(outcomes.get(i));
        }
    }

    private Outcome<R> alone(int lane, C call) {
        try {
            return ConflictRetry.call(() -> shared.run(lane, List.of(call))).getFirst();
        } catch (RuntimeException failure) {
            return Outcome.refused(failure);
        }
    }

    private void refuseAll() {
        List<Waiting<C, R>> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(each -> each.outcome().complete(Outcome.refused(overloaded())));
    }

    /** Lets all that waits come to its end; what comes after is refused. */
    @Override
    public void close() {
        threads.close();
        refuseAll();
    }
}
