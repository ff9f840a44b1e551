package platform.event.delivery;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A module's part of the threads that run listeners. What holds up one of its listeners mostly holds up its others too, since they write the same
 * rows: so that the other modules go on, it is the module that has no more than its part.
 */
final class ModuleThreads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleThreads.class);

    private final Executor threads;
    private final int most;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int taken;

    /**
     * None taken yet.
     *
     * @param threads those of all modules
     * @param most that this one may have at once
     */
    ModuleThreads(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** In the order in which the module asks, and behind what other modules have asked for. */
    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        beginNext();
    }

    private void beginNext() {
        if (taken == most || waiting.isEmpty()) {
            return;
        }
        Runnable next = waiting.remove();
        try {
            threads.execute(() -> run(next));
            taken++;
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping; deliveries are left to the poller of any instance");
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            leave();
        }
    }

    private synchronized void leave() {
        taken--;
        beginNext();
    }
}
