package faults;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/**
 * The sites of many attacks, one after the other. One that held is there for the next attack on the same layout, and one that has to be started is started
 * while what the attack before has left is looked at.
 */
final class Sites implements AutoCloseable {
    private @Nullable Open held;
    private @Nullable FutureTask<Open> next;

    /** One, and the drill that opened it. */
    record Open(Drill drill, Site.Layout layout, Site site) {
        private boolean is(Drill wanted, Site.Layout like) {
            return drill == wanted && layout.equals(like);
        }
    }

    /**
     * The site of an attack that begins now.
     *
     * @param drill makes what it begins with, if need be
     * @param alone whether nobody had it before, and nobody gets it afterwards
     */
    Open take(Callable<Drill> drill, Site.Layout layout, boolean alone) throws Exception {
        Open started = started();
        Drill by = drill.call();
        if (started != null && !started.is(by, layout)) {
            started.site().close();
            started = null;
        }
        Open there = held;
        if (!alone && there != null && there.is(by, layout)) {
            return there;
        }
        if (alone) {
            return started == null ? open(by, layout) : started;
        }
        close();
        held = started == null ? open(by, layout) : started;
        return Objects.requireNonNull(held);
    }

    /** Starts the site of the next attack, unless the one that is there will do. */
    void start(Callable<Drill> drill, Site.Layout layout, boolean alone) {
        Open there = held;
        FutureTask<Open> starting = new FutureTask<>(() -> {
            Drill by = drill.call();
            return !alone && there != null && there.is(by, layout) ? null : open(by, layout);
        });
        next = starting;
        Thread.startVirtualThread(starting);
    }

    /** It is nobody's any more, unless it held and may be somebody else's. */
    void release(Open used, boolean holds) {
        boolean isHeld = used.equals(held);
        if (isHeld && holds) {
            return;
        }
        if (isHeld) {
            held = null;
        }
        used.site().close();
    }

    private @Nullable Open started() throws Exception {
        FutureTask<Open> starting = next;
        next = null;
        try {
            return starting == null ? null : starting.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The next site does not start", e);
        }
    }

    private static Open open(Drill drill, Site.Layout layout) throws Exception {
        return new Open(drill, layout, drill.open(layout));
    }

    @Override
    public void close() {
        Open there = held;
        held = null;
        if (there != null) {
            there.site().close();
        }
    }
}
