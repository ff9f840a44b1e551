package pay.simulation;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.transaction.TransactionSystemException;

/** What goes wrong, by a seed: at commits, and at calls to banks and the provider of cards. */
final class Faults {
    private static final int COMMITS_PER_MILLE = 100;
    private static final int CALLS_PER_MILLE = 200;

    /** At a commit. */
    enum AtCommit {
        NONE, ABORTED, CONFLICT, UNHEARD, DEAD_BEFORE, DEAD_AFTER
    }

    /** At a call to somebody outside. */
    enum AtCall {
        NONE, LOST, LATE, UNHEARD, BROKEN_BEFORE, BROKEN_AFTER, TWICE
    }

    /** The process has died as far as this request is concerned: nothing else of it happens. */
    static final class Dead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Dead() {
            super("Dead", null, false, false);
        }
    }

    /** A commit that failed, or was not heard of; where it happened is of no use to the log. */
    static final class Failed extends TransactionSystemException {
        private static final long serialVersionUID = 1L;

        Failed(AtCommit how) {
            super("Simulated: " + how);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private final ThreadLocal<Boolean> dead = ThreadLocal.withInitial(() -> false);
    private final ThreadLocal<Boolean> immortal = ThreadLocal.withInitial(() -> false);
    private final AtomicLong injected = new AtomicLong();
    private SplittableRandom random = new SplittableRandom(0);
    private volatile boolean on;

    synchronized void seed(long seed) {
        random = new SplittableRandom(seed);
    }

    void begin() {
        on = true;
    }

    void end() {
        on = false;
    }

    long injected() {
        return injected.get();
    }

    /** Every thread that serves one request can die, and only such are virtual. */
    void die() {
        if (Thread.currentThread().isVirtual() && !immortal.get()) {
            dead.set(true);
        }
    }

    /** Does what somebody else does, who finds out what became of it. */
    void immortally(Runnable work) {
        immortal.set(true);
        try {
            work.run();
        } finally {
            immortal.set(false);
        }
    }

    boolean isDead() {
        return dead.get();
    }

    void requireAlive() {
        if (isDead()) {
            throw new Dead();
        }
    }

    AtCommit atCommit() {
        return one(AtCommit.values(), COMMITS_PER_MILLE);
    }

    AtCall atCall() {
        return one(AtCall.values(), CALLS_PER_MILLE);
    }

    private synchronized <F> F one(F[] all, int perMille) {
        if (!on || random.nextInt(1_000) >= perMille) {
            return all[0];
        }
        injected.incrementAndGet();
        return all[1 + random.nextInt(all.length - 1)];
    }
}
