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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import org.springframework.dao.DuplicateKeyException;
import platform.database.AnswerTime;
import platform.database.ConflictRetry;
import platform.database.LockConflict;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * Gathers concurrent calls of one use case into shared transactions. A call that comes alone runs at once; what comes while
 * all lanes are busy goes together next. After a transaction that was shared the next begins a pace after it began, unless
 * it is full sooner: where calls come fast, larger transactions cost less than the wait, and where they do not, none waits.
 * A shared transaction that lost against another one is tried once more, unless it has waited for a row in vain, which took seconds;
 * when it fails, each of its calls runs in one of its own, and fails alone.
 *
 * @param <C> what is asked for
 * @param <R> what is answered
 */
public final class GroupCommit<C, R> implements AutoCloseable {
    private static final int ROOM = 4096;
    /** Longer than one statement without an answer. */
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Sharing sharing;
    private final Shared<C, R> shared;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition full = turn.newCondition();
    private final BlockingQueue<Waiting<C, R>> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Queue<Integer> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    /** When the last transaction began, and whether it was shared; read and written by whose turn it is. */
    private long begun;
    private boolean accompanied;

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
     */
    public GroupCommit(String name, Sharing sharing, Shared<C, R> shared) {
        this.sharing = sharing;
        this.shared = shared;
        this.threads = Executors.newFixedThreadPool(sharing.lanes(),
                Thread.ofPlatform().daemon().name(name + '-', 0).factory());
        IntStream.range(0, sharing.lanes()).forEach(idle::add);
    }

    /**
     * Waits until the call's transaction has committed.
     *
     * @throws DomainException {@code OVERLOADED} when too many wait, or when no answer came in time: it may still have its effect
     * @throws SharedFailure where calls go on {@linkplain Sharing#apart apart}: nothing of it stands
     * @throws RuntimeException the call's own refusal; it had no effect
     */
    public R call(C call) {
        var outcome = new CompletableFuture<Outcome<R>>();
        if (threads.isShutdown() || !waiting.offer(new Waiting<>(call, outcome))) {
            throw overloaded();
        }
        wake();
        if (waiting.size() >= sharing.together()) {
            signalFull();
        }
        try {
            return outcome.get(AnswerTime.atMost(PATIENCE).toMillis(), TimeUnit.MILLISECONDS).orThrow();
        } catch (TimeoutException late) {
            // Does nothing if it was not begun: lanes pass over what nobody waits for.
            outcome.cancel(false);
            throw overloaded();
        } catch (InterruptedException e) {
            outcome.cancel(false);
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
                threads.execute(() -> AnswerTime.ofRequests(() -> serve(lane)));
            } catch (RejectedExecutionException closed) {
                refuseAll();
            }
        }
    }

    private void serve(int lane) {
        List<Waiting<C, R>> batch = next();
        while (!batch.isEmpty()) {
            run(lane, batch);
            batch = next();
        }
        idle.add(lane);
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    /** What shares the next transaction; nothing when nothing waits. */
    private List<Waiting<C, R>> next() {
        turn.lock();
        try {
            awaitPace();
            List<Waiting<C, R>> batch = new ArrayList<>();
            if (waiting.drainTo(batch, sharing.together()) > 0) {
                begun = System.nanoTime();
                accompanied = batch.size() > 1;
            }
            return batch;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a lane", e);
        } finally {
            turn.unlock();
        }
    }

    private void awaitPace() throws InterruptedException {
        long left = sharing.pace().toNanos();
        while (left > 0 && accompanied && !waiting.isEmpty() && waiting.size() < sharing.together()) {
            // Another lane may have begun meanwhile.
            left = begun + sharing.pace().toNanos() - System.nanoTime();
            full.awaitNanos(left);
        }
    }

    private void signalFull() {
        turn.lock();
        try {
            full.signalAll();
        } finally {
            turn.unlock();
        }
    }

    /** Answers each of them, whatever happens: the lane goes on. */
    private void run(int lane, List<Waiting<C, R>> batch) {
        try {
            togetherOrAgain(lane, batch);
        } catch (RuntimeException failure) {
            if (sharing.apart()) {
                batch.forEach(each -> each.outcome().complete(Outcome.refused(new SharedFailure(failure))));
            } else {
                batch.forEach(each -> alone(lane, each));
            }
        } catch (Throwable error) {
            batch.forEach(each -> each.outcome().completeExceptionally(error));
        }
    }

    private void togetherOrAgain(int lane, List<Waiting<C, R>> batch) {
        try {
            together(lane, batch);
        } catch (RuntimeException failure) {
            if (!LockConflict.isIn(failure) || LockConflict.isRowHeld(failure)) {
                throw failure;
            }
            together(lane, batch);
        }
    }

    private void alone(int lane, Waiting<C, R> each) {
        try {
            ConflictRetry.run(() -> aloneOrAgain(lane, each));
        } catch (RuntimeException failure) {
            each.outcome().complete(Outcome.refused(failure));
        } catch (Throwable error) {
            each.outcome().completeExceptionally(error);
        }
    }

    /** What was given up as lost may still have committed, just after its key was looked for: then that is the answer. */
    private void aloneOrAgain(int lane, Waiting<C, R> each) {
        try {
            together(lane, List.of(each));
        } catch (DuplicateKeyException meanwhile) {
            together(lane, List.of(each));
        }
    }

    private void together(int lane, List<Waiting<C, R>> batch) {
        // Who gave up meanwhile shall not be surprised by an effect.
        List<Waiting<C, R>> wanted = batch.stream().filter(each -> !each.outcome().isDone()).toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<Outcome<R>> outcomes = shared.run(lane, wanted.stream().map(Waiting::call).toList());
        if (outcomes.size() != wanted.size()) {
            // It has committed: nothing of it may run again.
            wanted.forEach(each -> each.outcome().completeExceptionally(new IllegalStateException(
                    outcomes.size() + " outcomes of " + wanted.size() + " calls")));
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).outcome().complete(outcomes.get(i));
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
